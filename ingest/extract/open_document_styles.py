"""What the styles of an OpenDocument text say: which look bold or hidden, which are titles, how lists count."""

from collections.abc import Iterable

from lxml import etree

from ingest.extract.numbering import written

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_FORMATTING = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_LONGEST_CHAIN = 20


class OpenStyles:
    """The styles of one file, from all its parts; what a style does not say, its parent may."""

    def __init__(self, roots: "Iterable[etree._Element]") -> None:
        self._styles: dict[str, etree._Element] = {}
        self._lists: dict[str, dict[int, etree._Element]] = {}
        for root in roots:
            self._styles.update((str(one.get(STYLE + "name")), one) for one in root.iter(STYLE + "style"))
            for one in root.iter(TEXT + "list-style", TEXT + "outline-style"):
                levels = {int(level.get(TEXT + "level", 1)): level for level in one}
                self._lists[str(one.get(STYLE + "name")) if one.tag == TEXT + "list-style" else ""] = levels

    def is_bold(self, name: str | None) -> bool:
        """Whether text in that style is bold."""
        return self._property(name, _FORMATTING + "font-weight") in ("bold", "600", "700", "800", "900")

    def is_hidden(self, name: str | None) -> bool:
        """Whether text in that style is not shown."""
        return self._property(name, TEXT + "display") == "none"

    def is_title(self, name: str | None) -> bool:
        """Whether the style is the document's title, or made from it."""
        return name == "Title" or any(one.get(STYLE + "parent-style-name") == "Title" for one in self._chain(name))

    def list_level(self, name: str, level: int) -> "etree._Element | None":
        """How a list style draws a level (from 1); the style "" is that of the headings."""
        return self._lists.get(name, {}).get(level)

    def _property(self, name: str | None, attribute: str) -> str | None:
        for one in self._chain(name):
            for properties in one.iter(STYLE + "text-properties"):
                if (said := properties.get(attribute)) is not None:
                    return str(said)
        return None

    def _chain(self, name: str | None) -> "list[etree._Element]":
        found: list[etree._Element] = []
        while name in self._styles and len(found) < _LONGEST_CHAIN:
            found.append(self._styles[name])
            name = found[-1].get(STYLE + "parent-style-name")
        return found


class OpenNumbers:
    """Counts list items and headings as LibreOffice does; to be asked in reading order."""

    def __init__(self, styles: OpenStyles) -> None:
        self._styles = styles
        self._counts: dict[str, dict[int, int]] = {}

    def restart(self, style: str) -> None:
        """A list of that style begins that does not go on with the one before."""
        self._counts.pop(style, None)

    def label(self, style: str, level: int, stated: str | None = None) -> str:
        """What is drawn before the next item of a level (from 1); `stated` is the number that the item gives itself."""
        definition = self._styles.list_level(style, level)
        if definition is None:
            return ""
        if definition.tag == TEXT + "list-level-style-bullet":
            return "•"
        counts = self._counts.setdefault(style, {})
        for deeper in [one for one in counts if one > level]:
            del counts[deeper]
        counts[level] = int(stated) if stated else counts.get(level, self._start(style, level) - 1) + 1
        if not definition.get(STYLE + "num-format"):
            return ""
        first = level - int(definition.get(TEXT + "display-levels", 1)) + 1
        shown = ".".join(self._number(style, one, counts) for one in range(max(first, 1), level + 1))
        return f"{definition.get(STYLE + 'num-prefix', '')}{shown}{definition.get(STYLE + 'num-suffix', '')}"

    def _number(self, style: str, level: int, counts: dict[int, int]) -> str:
        definition = self._styles.list_level(style, level)
        look = "1" if definition is None else str(definition.get(STYLE + "num-format") or "1")
        return written(counts.get(level, self._start(style, level)), look)

    def _start(self, style: str, level: int) -> int:
        definition = self._styles.list_level(style, level)
        return int(definition.get(TEXT + "start-value", 1)) if definition is not None else 1
