"""Web pages: the blocks of what the page is about, without the furniture of the site."""

import re

from lxml import etree, html

from ingest.errors import DocumentRefused
from ingest.extract.drafts import Draft, Reading
from ingest.extract.markup import MarkupReader
from ingest.extract.text_file import decoded

# House rule: what a server says in place of a report takes some dozens of words, and the shortest briefing that reviews
# publish (a "seven-minute briefing") several hundred.
_FEWEST_WORDS = 100
_ERROR_TITLE = re.compile(
    r"\b(?:not found|no longer (?:exists|available)|does not exist|error|40[0134]|410|50[0234]|access denied|forbidden"
    r"|unauthori[sz]ed|unavailable|sign in|log ?in|just a moment)\b",
    re.IGNORECASE,
)
_ERROR_PAGE_WORDS = 300


def read(data: bytes) -> Reading:
    """The blocks of a web page.

    Raises:
        DocumentRefused: `wrong-type` where the page is an error message or hardly says anything: what was saved in
            place of a report.
    """
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", decoded(data) or "")
    root = html.document_fromstring(text, parser=html.HTMLParser(no_network=True, huge_tree=False, remove_pis=True))
    reader = MarkupReader()
    for part in _parts(root):
        reader.read(part)
    words = sum(len(draft.text.split()) for draft in reader.drafts)
    if words < _ERROR_PAGE_WORDS and _says_error(root, reader.drafts):
        raise DocumentRefused(
            "wrong-type",
            "This is a web page that says that something was not found or cannot be shown, not the report itself. "
            "Download the report again, open it to check, and send that file.",
        )
    if words < _FEWEST_WORDS:
        raise DocumentRefused(
            "wrong-type",
            f"This is a web page with only {words} words of text, not a report. "
            "Download the report itself, open it to check, and send that file.",
        )
    return Reading(reader.drafts, dict(reader.left_out))


def _parts(root: "etree._Element") -> "list[etree._Element]":
    """What the page is about: its main part where it names one, otherwise its body without the site's furniture."""
    main = [part for part in root.iter("main") if not part.get("hidden")]
    if main:
        return main
    body = root.find("body")
    if body is None:
        return [root]
    for part in list(body.iter("header", "footer", "aside")):
        if not any(True for _ in part.iterancestors("article", "section", "main")):
            part.drop_tree()  # type: ignore[attr-defined]  # elements of lxml.html have it, the stubs do not say so
    return [body]


def _says_error(root: "etree._Element", drafts: list[Draft]) -> bool:
    title = root.findtext("head/title") or ""
    first = drafts[0].text if drafts else ""
    return bool(_ERROR_TITLE.search(title) or _ERROR_TITLE.search(first[:80]))
