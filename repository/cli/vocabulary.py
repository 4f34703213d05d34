"""`ncrr vocabulary`: the concepts by which lessons are found."""

import click

from repository.cli.output import json_option, print_json, print_table


@click.command
@click.option("--rdf", "as_rdf", is_flag=True, help="Print SKOS in RDF/XML, for other thesauri.")
@json_option
def vocabulary(*, as_rdf: bool, as_json: bool) -> None:
    """Print the concepts by which lessons are found.

    Code, group and label of each, and whether a label of it is contested; --json and --rdf print all of it.
    """
    if as_rdf and as_json:
        raise click.UsageError("Ask for --rdf or for --json.")
    if as_rdf:
        from repository import skos

        click.echo(skos.as_rdf(), nl=False)
        return
    if as_json:
        from repository.api import vocabulary_schemas

        print_json(vocabulary_schemas.vocabulary())
        return
    from policies.vocabulary import GROUPS, concepts

    print_table(
        ("code", "group", "label", "note"),
        [
            (concept.code, GROUPS[concept.group], concept.label, "contested" if concept.contested else "")
            for concept in concepts().values()
        ],
    )
