r"""Rich Text Format: a stylesheet, header and footer groups, `\info` properties, table rows and footnotes."""

from repository.demo.source import Block, Mark, Review, Shape, Stretch

# Twentieths of a point: the width of a page's text.
_WIDTH = 9000
_STYLES = {
    Shape.TITLE: r"\pard\s1\sa240\b\fs36 ",
    Shape.HEADING: r"\pard\s2\sb240\sa120\b\fs28 ",
    Shape.SUBHEADING: r"\pard\s3\sb120\sa120\b\fs24 ",
    Shape.ITEM: r"\pard\s4\li360\fi-360\sa60\fs22 \bullet\tab ",
    Shape.BOX: r"\pard\s0\li360\ri360\sa120\fs22 ",
    Shape.PARAGRAPH: r"\pard\s0\sa120\fs22 ",
}


def write(review: Review) -> bytes:
    """The review as an .rtf file."""
    names = {"title": "title", "author": "author", "subject": "subject", "keywords": "keywords"}
    info = "".join(rf"{{\{name} {_escaped(review.fact('property-' + key))}}}" for name, key in names.items())
    document = "\n".join(
        (
            r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0 Arial;}}",
            r"{\stylesheet{\s0 Normal;}{\s1 Title;}{\s2 heading 1;}{\s3 heading 2;}{\s4 List Bullet;}}",
            rf"{{\info{info}}}",
            rf"{{\header\pard\fs16 {_escaped(review.fact('header'))}\par}}",
            rf"{{\footer\pard\fs16 {_escaped(review.fact('footer'))}\par}}",
            *map(_block, review.blocks),
            "}",
        )
    )
    return document.encode("ascii")


def _block(block: Block) -> str:
    if block.shape is Shape.TABLE:
        return "\n".join(map(_row, block.rows)) + "\n\\pard"
    return _STYLES[block.shape] + "".join(map(_stretch, block.line)) + r"\b0\par"


def _row(row: tuple[str, ...]) -> str:
    edges = "".join(rf"\cellx{_WIDTH * (at + 1) // len(row)}" for at in range(len(row)))
    cells = "".join(rf"\pard\intbl\fs20 {_escaped(cell)}\cell" for cell in row)
    return rf"\trowd\trgaph70{edges}{cells}\row"


def _stretch(part: Stretch) -> str:
    match part.mark:
        case Mark.FOOTNOTE:
            return rf"{{\super *}}{{\footnote\pard\fs16 {_escaped(part.text)}}}"
        case Mark.DELETED:
            return rf"{{\deleted {_escaped(part.text)}}}"
        case Mark.COMMENT:
            return rf"{{\*\annotation\pard {_escaped(part.text)}}}"
        case _:
            return _escaped(part.text)


def _escaped(text: str) -> str:
    return "".join(_character(character) for character in text)


def _character(character: str) -> str:
    if character in "\\{}":
        return "\\" + character
    # The format counts in signed 16-bit units; every character of the reviews is below 32,768.
    return character if ord(character) < 128 else rf"\u{ord(character)}?"
