"""What replaces a mention, as operators of presidio-anonymizer.

The operators are presidio's kind of part and can be registered with its engine, but the loop over the mentions is ours
(`ingest.anonymise`): presidio's engine works from the end of the text backwards, merges neighbours and lets a contained
span swallow a surer one, so that labels would be counted from the wrong end and people be mixed up.
"""

from functools import cache
from typing import Any

from presidio_anonymizer.entities import InvalidParamError
from presidio_anonymizer.operators import Operator, OperatorsFactory, OperatorType

from ingest.generalise import NOWHERE, Setting, generalise
from ingest.mentions import Mention
from policies.identifiers import RULES, Kind, Policy, Treatment


class _Anonymiser(Operator):
    """An operator that only ever anonymises and gives its parameters as they are."""

    name = ""
    wants: tuple[str, ...] = ()

    def validate(self, params: dict[str, Any] | None = None) -> None:
        """Refuses a call without the parameters that this operator wants; the values are never part of the message."""
        for wanted in self.wants:
            if not (params or {}).get(wanted):
                raise InvalidParamError(f"{self.name} needs {wanted}")

    def operator_name(self) -> str:
        """The name that the operator is registered under."""
        return self.name

    def operator_type(self) -> OperatorType:
        """Anonymising: nothing here can be undone."""
        return OperatorType.Anonymize


class Pseudonym(_Anonymiser):
    """Puts the label of the entity that is meant (`label`) in place of its name."""

    name = "pseudonym"
    wants = ("label",)

    def operate(self, text: str = "", params: dict[str, Any] | None = None) -> str:  # noqa: ARG002
        """The label; the name itself has no part in it."""
        assert params is not None
        return str(params["label"])


class KindLabel(_Anonymiser):
    """Puts the kind (`kind`) in brackets in place of the detail: the width says nothing of what stood there."""

    name = "kind_label"
    wants = ("kind",)

    def operate(self, text: str = "", params: dict[str, Any] | None = None) -> str:  # noqa: ARG002
        """The kind's label in brackets."""
        assert params is not None
        return f"[{RULES[Kind(params['kind'])].label}]"


class Generalise(_Anonymiser):
    """Puts month and year for a date and a band for an age (`kind`, `policy`, `setting`)."""

    name = "generalise"
    wants = ("kind", "policy", "setting")

    def operate(self, text: str = "", params: dict[str, Any] | None = None) -> str:
        """The wording made general."""
        assert params is not None
        return generalise(Kind(params["kind"]), text, Policy(params["policy"]), params["setting"])


@cache
def factory() -> OperatorsFactory:
    """Presidio's register of operators with ours in it."""
    register = OperatorsFactory()  # type: ignore[no-untyped-call]
    for operator in (Pseudonym, KindLabel, Generalise):
        register.add_anonymize_operator(operator)
    return register


_NAMES = {
    Treatment.PSEUDONYM: Pseudonym.name,
    Treatment.MASK: KindLabel.name,
    Treatment.GENERALISE: Generalise.name,
    Treatment.KEEP: "keep",
}


def replacement(mention: Mention, wording: str, label: str, policy: Policy, setting: Setting = NOWHERE) -> str:
    """What stands in place of `wording`, which the mention covers.

    `label` is that of its entity; where nobody said who is meant, the kind has to do. `setting` is what the mention
    stands in.
    """
    treatment = RULES[mention.kind].treatment(policy)
    if treatment is Treatment.PSEUDONYM and not label:
        treatment = Treatment.MASK
    operator = factory().create_operator_class(_NAMES[treatment], OperatorType.Anonymize)
    # A new dictionary for every call: presidio hands the very object to the operator.
    params = {
        "label": label,
        "kind": mention.kind.value,
        "policy": policy.value,
        "setting": setting,
        "entity_type": mention.kind.value,
    }
    operator.validate(params)
    return str(operator.operate(text=wording, params=params))
