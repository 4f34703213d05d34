"""What of a document is its text, in every format: nothing that a reader sees is lost, nothing else comes in."""

import builders
import pytest

from ingest.extract import extract
from ingest.raw import Raw


def text_of(data):
    return extract(Raw(data)).content.reveal().text


def docx():
    tracked = f"<w:p>{builders.w_r('He')}{builders.w_inserted(' inserted')}{builders.w_deleted(' deleted')}"
    nested = builders.w_table(["nested", "inner"])
    return builders.docx(
        [
            builders.w_p("heading", style="Heading1"),
            tracked + builders.w_comment_mark(1) + builders.w_r("hidden", hidden=True) + "</w:p>",
            builders.w_footnote_mark(1),
            builders.w_text_box("boxed"),
            builders.w_text_box("newly-boxed", fallback=False),
            builders.w_table(["cell", nested + "<w:p/>"], ["below", "right"]),
            f"<w:sdt><w:sdtContent>{builders.w_p('controlled')}</w:sdtContent></w:sdt>",
            f'<w:p><w:fldSimple w:instr="REF a">{builders.w_r("field")}</w:fldSimple></w:p>',
            f'<w:p><w:hyperlink r:id="rId99">{builders.w_r("linked")}</w:hyperlink></w:p>',
            f'<w:p><w:bdo w:val="ltr">{builders.w_r("directed")}</w:bdo></w:p>',
            "<w:p><m:oMath><m:r><m:t>formula</m:t></m:r></m:oMath></w:p>",
        ],
        footnotes=["noted"],
        comments=["commented"],
        headers=["page-header"],
        footers=["page-footer"],
        properties={"creator": "property-author"},
        macros=True,
    )


def odt():
    return builders.odt(
        '<text:h text:outline-level="1">heading</text:h>'
        "<text:p>He<text:change-start text:change-id='c2'/> inserted<text:change-end text:change-id='c2'/>"
        "<office:annotation><dc:creator>commenter</dc:creator><text:p>commented</text:p></office:annotation></text:p>"
        "<text:p>See<text:note text:note-class='footnote'><text:note-citation>1</text:note-citation>"
        "<text:note-body><text:p>noted</text:p></text:note-body></text:note></text:p>"
        "<text:p><draw:frame><draw:text-box><text:p>boxed</text:p></draw:text-box></draw:frame></text:p>"
        "<table:table><table:table-row><table:table-cell><text:p>cell</text:p></table:table-cell><table:table-cell>"
        "<table:table><table:table-row><table:table-cell><text:p>nested</text:p></table:table-cell><table:table-cell>"
        "<text:p>right</text:p></table:table-cell></table:table-row></table:table>"
        "</table:table-cell></table:table-row></table:table>"
        "<text:section text:display='none'><text:p>hidden</text:p></text:section>",
        header="page-header",
        footer="page-footer",
        tracked_deletion="deleted",
        properties="property-author",
    )


def rtf():
    return builders.rtf(
        r"{\header page-header\par}{\footer page-footer\par}heading\par He inserted{\deleted  deleted}{\v  hidden}\par "
        r"See{\super\chftn}{\footnote{\super\chftn} noted}{\*\annotation commented}\par "
        r"{\shp{\*\shpinst{\shptxt boxed\par}}}\trowd\intbl cell\cell nested\nestcell right\nestcell"
        r"{\*\nesttableprops\nestrow}\cell\row\pard "
        r'{\field{\*\fldinst{HYPERLINK "mailto:target@example.org"}}{\fldrslt linked}}\par'
    )


def html():
    return builders.html(
        "<h1>heading</h1><p>He <ins>inserted</ins> <del>deleted</del></p><p>linked <a href='mailto:target@example.org'>"
        "here</a></p><table><tr><td>cell</td><td><table><tr><td>nested</td><td>right</td></tr></table></td></tr></table>"
        "<p hidden>hidden</p><p style='display:none'>hidden</p><!-- commented --><noscript>scripted</noscript>"
    )


COVERAGE = {
    docx: (
        (
            "heading inserted noted boxed newly-boxed cell nested inner below right page-header page-footer controlled "
            "field linked directed formula"
        ),
        "deleted hidden commented property-author macro",
    ),
    odt: (
        "heading inserted noted boxed cell nested right page-header page-footer",
        "deleted hidden commented commenter property-author",
    ),
    rtf: (
        "heading inserted noted boxed cell nested right page-header page-footer linked",
        "deleted hidden commented target Author",
    ),
    html: ("heading inserted linked cell nested right", "deleted hidden commented target script banner Menu footer"),
}


@pytest.mark.parametrize(
    ("build", "word"), [(build, word) for build, (there, _) in COVERAGE.items() for word in there.split()]
)
def test_is_in_the_text_once(build, word):
    assert text_of(build()).split().count(word) == 1


@pytest.mark.parametrize(
    ("build", "word"), [(build, word) for build, (_, gone) in COVERAGE.items() for word in gone.split()]
)
def test_is_not_in_the_text(build, word):
    assert word not in text_of(build())


COUNTS = {
    docx: {"comments": 1, "deletions": 1, "hidden": 1, "macros": 1, "properties": 1},
    odt: {"comments": 1, "deletions": 1, "hidden": 1, "properties": 1},
    rtf: {"comments": 1, "deletions": 1, "hidden": 1, "properties": 1},
    html: {"comments": 1, "deletions": 1, "hidden": 2},
}


@pytest.mark.parametrize("build", COUNTS)
def test_counts_what_was_left_out(build):
    assert extract(Raw(build())).left_out == COUNTS[build]
