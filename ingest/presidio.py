"""Presidio's analyser over our own recognisers; none of its own, and no language model of spaCy's."""

import hashlib
import logging
from collections.abc import Iterator
from contextlib import suppress
from importlib.resources import files
from typing import Protocol

from presidio_analyzer import AnalyzerEngine, EntityRecognizer, RecognizerRegistry, RecognizerResult
from presidio_analyzer.context_aware_enhancers import ContextAwareEnhancer
from presidio_analyzer.nlp_engine import NlpArtifacts, NoOpNlpEngine
from spacy.tokens import Doc
from spacy.vocab import Vocab

from ingest import recognisers
from ingest.errors import DocumentRefused
from ingest.mentions import Mention, Span
from ingest.recognisers.paragraph import Paragraph
from ingest.recognisers.recogniser import Recogniser
from policies.identifiers import Kind

_LANGUAGE = "en"
# Below WARNING presidio writes words of the document to the log.
_LOGGERS = ("presidio-analyzer", "decision_process")
# What decides which mentions are found; the version changes with every byte of it.
_SOURCES = (
    "board_names.py",
    "bodies.py",
    "citations.py",
    "detection.py",
    "hidden_writers.py",
    "hiding.py",
    "keep.py",
    "local_bodies.py",
    "local_services.py",
    "name_columns.py",
    "name_tokens.py",
    "names.py",
    "presidio.py",
    "public_names.py",
    "writers.py",
)


class Detector(Protocol):
    """Finds what identifies people in one paragraph.

    `version` changes whenever the same text may yield other mentions.
    """

    version: str

    def mentions(self, text: str) -> tuple[Mention, ...]:
        """The mentions in the text, sorted by span; they may overlap.

        Raises:
            DocumentRefused: a recogniser failed (`detector-failed`).
        """
        ...


class _Artifacts(NlpArtifacts):
    """What presidio hands to every recogniser: here the paragraph, whose words are found once for all of them."""

    def __init__(self, paragraph: Paragraph, engine: NoOpNlpEngine, vocab: Vocab) -> None:
        super().__init__(
            entities=[],
            tokens=Doc(vocab, words=[]),
            tokens_indices=[],
            lemmas=[],
            nlp_engine=engine,
            language=_LANGUAGE,
            scores=[],
        )
        self.paragraph = paragraph


class _ParagraphEngine(NoOpNlpEngine):
    """Presidio's engine without a model, which also reads the paragraph into words."""

    def __init__(self) -> None:
        super().__init__(models=[{"lang_code": _LANGUAGE, "model_name": "no_op"}])
        self._words = Vocab()

    def process_text(self, text: str, language: str) -> NlpArtifacts:
        self._validate_loaded_language(language)
        return _Artifacts(Paragraph(text), self, self._words)


class _Adapter(EntityRecognizer):
    """One of our recognisers as presidio calls it. Unlike presidio's own patterns it never gives up in silence."""

    def __init__(self, recogniser: Recogniser) -> None:
        super().__init__(
            supported_entities=[recogniser.kind.value], name=recogniser.name, supported_language=_LANGUAGE, version="1"
        )
        self._recogniser = recogniser

    def load(self) -> None:
        """Nothing: a recogniser is ready when it is made."""

    def analyze(
        self,
        text: str,
        entities: list[str],  # noqa: ARG002  presidio hands over the kinds that it was asked for: always all.
        nlp_artifacts: NlpArtifacts,
    ) -> list[RecognizerResult]:
        """What our recogniser finds in the paragraph."""
        kind = self._recogniser.kind.value
        paragraph = nlp_artifacts.paragraph if isinstance(nlp_artifacts, _Artifacts) else Paragraph(text)
        return [RecognizerResult(kind, *found) for found in self._recogniser.find(paragraph)]


class _AsFound(ContextAwareEnhancer):
    """Scores stay as they are: our cues are part of the recognisers, and presidio's search for them is quadratic."""

    def __init__(self) -> None:
        super().__init__(0, 0, 0, 0)

    def enhance_using_context(
        self,
        text: str,  # noqa: ARG002  The signature is presidio's.
        raw_results: list[RecognizerResult],
        nlp_artifacts: NlpArtifacts,  # noqa: ARG002
        recognizers: list[EntityRecognizer],  # noqa: ARG002
        context: list[str] | None = None,  # noqa: ARG002
    ) -> list[RecognizerResult]:
        """The results as the recognisers gave them."""
        return raw_results


class PresidioDetector:
    """The recognisers behind presidio's analyser."""

    def __init__(self, chosen: tuple[Recogniser, ...]) -> None:
        for name in _LOGGERS:
            logging.getLogger(name).setLevel(logging.WARNING)
        self.version = f"rules-2-{_digest(chosen)}"
        engine = _ParagraphEngine()
        engine.load()
        self._analyser = AnalyzerEngine(
            registry=RecognizerRegistry(
                recognizers=[_Adapter(recogniser) for recogniser in chosen], supported_languages=[_LANGUAGE]
            ),
            nlp_engine=engine,
            context_aware_enhancer=_AsFound(),
            supported_languages=[_LANGUAGE],
        )

    def mentions(self, text: str) -> tuple[Mention, ...]:
        """The mentions in the text, sorted by span; they may overlap.

        Raises:
            DocumentRefused: a recogniser failed (`detector-failed`).
        """
        found = None
        trouble: Exception = DocumentRefused(
            "detector-failed", "The search for identifying details failed, so nothing was kept."
        )
        # Whatever goes wrong, its message may quote the document: no part of it is passed on, not even as a cause.
        with suppress(Exception):
            try:
                found = self._analyser.analyze(text=text, language=_LANGUAGE)
            except DocumentRefused as refused:
                trouble = refused
            except MemoryError:
                # The worker ends itself: what is left of it cannot be trusted with the next document.
                trouble = MemoryError()
        if found is None:
            raise trouble
        mentions = (
            Mention(
                Span(result.start, result.end),
                Kind(result.entity_type),
                float(result.score),
                result.recognition_metadata[RecognizerResult.RECOGNIZER_NAME_KEY],
            )
            for result in found
        )
        return tuple(sorted(mentions, key=lambda mention: (mention.span, mention.kind, mention.source)))


def build_detector(chosen: tuple[Recogniser, ...] = recognisers.ALL) -> Detector:
    """A detector whose every recogniser has just found its own example.

    Raises:
        DocumentRefused: a recogniser misses its example, or the analyser loses what it found (`detector-failed`).
    """
    detector = PresidioDetector(chosen)
    for recogniser in chosen:
        start = recogniser.sentence.index(recogniser.detail)
        wanted = Span(start, start + len(recogniser.detail))
        found = detector.mentions(recogniser.sentence)
        if not any(wanted in mention.span and mention.source == recogniser.name for mention in found):
            raise DocumentRefused(
                "detector-failed", f"The recogniser “{recogniser.name}” misses its own example, so no document is read."
            )
    return detector


def _digest(chosen: tuple[Recogniser, ...]) -> str:
    total = hashlib.sha256("\n".join(recogniser.name for recogniser in chosen).encode())
    for content in _contents():
        total.update(hashlib.sha256(content).digest())
    return total.hexdigest()[:12]


def _contents() -> Iterator[bytes]:
    package = files("ingest")
    for name in _SOURCES:
        yield (package / name).read_bytes()
    # The manifest holds the digests of the model's files.
    folders = (package / "recognisers", package / "name_model")
    for folder in (*folders, *(folder / "data" for folder in folders)):
        for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
            if entry.name.endswith((".py", ".txt", "manifest.json")):
                yield entry.read_bytes()
