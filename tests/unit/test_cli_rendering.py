import json

import msgspec
import pytest

from ingest.anonymised import AnonymisedText
from ingest.candidate import Candidate, Evidence
from ingest.mentions import Span
from ingest.structure import Block, BlockKind
from policies.identifiers import Policy
from repository.cli.rendering import rendered

EVIDENCE = Evidence((), 0, 0, 0, {}, {}, 0, 0, "test", Policy.HOUSE)

LINES = (
    (BlockKind.HEADING, "Summary", 1),
    (BlockKind.PARAGRAPH, "Child A <was> seen & heard.", 0),
    (BlockKind.LIST_ITEM, "First", 0),
    (BlockKind.LIST_ITEM, "Second", 0),
    (BlockKind.TABLE_ROW, "When\tWhat", 0),
    (BlockKind.HEADING, "End", 2),
)


def candidate() -> Candidate:
    text, blocks = "", []
    for kind, line, level in LINES:
        blocks.append(Block(kind, Span(len(text), len(text) + len(line)), level))
        text += line + "\n"
    return Candidate(AnonymisedText("Review of Child A"), AnonymisedText(text), tuple(blocks), (), EVIDENCE)


@pytest.mark.parametrize(
    "part",
    [
        "<title>Review of Child A</title>",
        "<h1>Summary</h1>\n<p>Child A &lt;was&gt; seen &amp; heard.</p>",
        "<ul>\n<li>First</li>\n<li>Second</li>\n</ul>",
        "<table>\n<tr><td>When</td><td>What</td></tr>\n</table>",
        "<h2>End</h2>\n</body>",
    ],
)
def test_a_page_has_the_structure_of_the_text(part: str):
    assert part in rendered(candidate(), "html")


def test_plain_text_parts_its_blocks_by_empty_lines():
    wanted = "Review of Child A\n\nSummary\n\nChild A <was> seen & heard.\n\nFirst"
    assert rendered(candidate(), "text").startswith(wanted)


@pytest.mark.parametrize("title", ["Summary", "Review"])
def test_a_title_that_is_in_the_text_or_says_nothing_is_not_repeated(title: str):
    untitled = msgspec.structs.replace(candidate(), title=AnonymisedText(title))
    assert rendered(untitled, "text").startswith("Summary\n\nChild A")


def test_json_holds_the_candidate():
    assert json.loads(rendered(candidate(), "json"))["title"] == "Review of Child A"
