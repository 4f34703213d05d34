"""What the styles of a Word file say of a paragraph, and the numbers that Word draws before it."""

import re
from collections import Counter

from lxml import etree

from ingest.extract.numbering import written

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_VAL = W + "val"
_LEVELS = 9
_STYLES = {"lowerLetter": "a", "upperLetter": "A", "lowerRoman": "i", "upperRoman": "I"}


class WordStyles:
    """The paragraph styles of one file, looked up through the styles that they are based on."""

    def __init__(self, root: "etree._Element | None") -> None:
        self._styles = (
            {} if root is None else {str(style.get(W + "styleId")): style for style in root.iter(W + "style")}
        )

    def heading_level(self, paragraph: "etree._Element") -> int:
        """1-6 where the paragraph is a heading by its style or outline level, otherwise 0."""
        outline = value(paragraph, "pPr/outlineLvl")
        if outline is not None:
            return _from_outline(outline)
        for style in self._chain(value(paragraph, "pPr/pStyle")):
            name = (value(style, "name") or "").lower()
            if found := re.fullmatch(r"heading ([1-9])", name):
                return min(int(found[1]), 6)
            if name == "title":
                return 1
            if (outline := value(style, "pPr/outlineLvl")) is not None:
                return _from_outline(outline)
        return 0

    def numbering(self, paragraph: "etree._Element") -> tuple[str, int | None, str]:
        """The list that the paragraph is in ("" for none), the level in it where stated, and the style that says so."""
        number = value(paragraph, "pPr/numPr/numId")
        level = value(paragraph, "pPr/numPr/ilvl")
        if number is not None:
            return number, int(level) if level else None, value(paragraph, "pPr/pStyle") or ""
        for style in self._chain(value(paragraph, "pPr/pStyle")):
            number = value(style, "pPr/numPr/numId")
            if number is not None:
                level = level or value(style, "pPr/numPr/ilvl")
                return number, int(level) if level else None, str(style.get(W + "styleId"))
        return "", None, ""

    def list_of(self, style: str) -> str:
        """The list that a numbering style stands for."""
        return next((number for one in self._chain(style) if (number := value(one, "pPr/numPr/numId"))), "")

    def _chain(self, style: str | None) -> "list[etree._Element]":
        found: list[etree._Element] = []
        # A style that is based on itself would go round for ever.
        while style in self._styles and self._styles[style] not in found:
            found.append(self._styles[style])
            style = value(found[-1], "basedOn")
        return found


class WordNumbers:
    """Counts the numbered paragraphs of one file as Word does; to be asked for every paragraph, in reading order."""

    def __init__(self, root: "etree._Element | None", styles: WordStyles) -> None:
        self._styles = styles
        self._abstract: dict[str, etree._Element] = {}
        self._lists: dict[str, etree._Element] = {}
        if root is not None:
            self._abstract = {str(one.get(W + "abstractNumId")): one for one in root.iter(W + "abstractNum")}
            self._lists = {str(one.get(W + "numId")): one for one in root.iter(W + "num")}
        # Lists that share a definition go on counting together.
        self._counts: dict[str, Counter[int]] = {}
        self._overridden: set[tuple[str, int]] = set()

    def label(self, paragraph: "etree._Element") -> str:
        """What Word draws before the paragraph: "2.1", "(a)", "•" or nothing."""
        number, level, style = self._styles.numbering(paragraph)
        abstract = self._definition(number)
        if abstract is None:
            return ""
        if level is None:
            level = next(
                (int(one.get(W + "ilvl", 0)) for one in abstract.iter(W + "lvl") if value(one, "pStyle") == style), 0
            )
        counts = self._counts.setdefault(str(abstract.get(W + "abstractNumId")), Counter())
        self._count(counts, number, abstract, level)
        definition = self._level(number, abstract, level)
        if definition is None or value(definition, "numFmt") == "none":
            return ""
        if value(definition, "numFmt") == "bullet":
            return "•"
        legal = definition.find(W + "isLgl") is not None

        def shown(found: re.Match[str]) -> str:
            at = int(found[1]) - 1
            one = self._level(number, abstract, at)
            style = "1" if legal or one is None else _STYLES.get(value(one, "numFmt") or "", "1")
            return written(counts[at] or self._start(number, abstract, at), style)

        return re.sub(r"%([1-9])", shown, value(definition, "lvlText") or "")

    def _definition(self, number: str) -> "etree._Element | None":
        for _ in range(2):
            if number not in self._lists:
                return None
            abstract = self._abstract.get(value(self._lists[number], "abstractNumId") or "")
            link = value(abstract, "numStyleLink") if abstract is not None else None
            if not link:
                return abstract
            number = self._styles.list_of(link)
        return None

    def _count(self, counts: Counter[int], number: str, abstract: "etree._Element", level: int) -> None:
        override = self._lists[number].find(f"{W}lvlOverride[@{W}ilvl='{level}']/{W}startOverride")
        if override is not None and (number, level) not in self._overridden:
            self._overridden.add((number, level))
            counts[level] = int(override.get(_VAL, 1))
        elif level in counts:
            counts[level] += 1
        else:
            counts[level] = self._start(number, abstract, level)
        for deeper in range(level + 1, _LEVELS):
            counts.pop(deeper, None)

    def _level(self, number: str, abstract: "etree._Element", level: int) -> "etree._Element | None":
        own = self._lists[number].find(f"{W}lvlOverride[@{W}ilvl='{level}']/{W}lvl")
        return own if own is not None else abstract.find(f"{W}lvl[@{W}ilvl='{level}']")

    def _start(self, number: str, abstract: "etree._Element", level: int) -> int:
        definition = self._level(number, abstract, level)
        return int(value(definition, "start") or 1) if definition is not None else 1


def value(element: "etree._Element", path: str) -> str | None:
    """The `w:val` of what stands at a path of names below an element, None where there is none."""
    found = element.find("/".join(W + name for name in path.split("/")))
    return None if found is None else str(found.get(_VAL, ""))


def _from_outline(outline: str) -> int:
    return int(outline) + 1 if outline in "012345" and outline else 0
