"""Documents full of words that exist nowhere else, made anew for each run, so that nothing can know them beforehand.

All people and numbers are invented.
"""

import io
import os
import random
import zipfile
from dataclasses import dataclass, field
from typing import Any

from builders import FILLER

from ingest.name_model.model import name_model

PAGES = 40

# Rows of a picture that cannot be packed: the form around it is larger than what frameworks keep in memory (1 MiB).
_PICTURE = 1000

_random = random.SystemRandom()
_SENTENCES = (
    *("Learning from the {}", "What the {} showed", "A {} was left in the hall.", "Mrs Roe took the {} with her."),
    *("The {} was taken away by the neighbour.", "The {} and the {} were seen again."),
    *("Nobody asked about the {} or the {}.", "Recommendation 1: Agencies should share each {} that they know of."),
)


def word() -> str:
    """A noun that no language has, without an English ending (an index would cut it off)."""
    syllables = (_random.choice("zqvxkjw") + _random.choice("aou") for _ in range(5))
    return "".join(syllables) + _random.choice(("mp", "rk", "lb", "nk"))


def staying() -> str:
    """A word that no detector takes for a name in any of the sentences in which such words stand."""
    while True:
        made = f"{word()}work"
        texts = [sentence.replace("{}", made) for sentence in _SENTENCES]
        if not any(made in text[name.start : name.end] for text in texts for name in name_model().names(text)):
            return made


def name() -> str:
    return word().title()


def _nhs_number() -> str:
    """A number with its check digit, of those that are never given to anybody (they begin with 999)."""
    while True:
        digits = f"999{_random.randrange(10**6):06}"
        check = -sum(weight * int(digit) for weight, digit in zip(range(10, 1, -1), digits, strict=True)) % 11
        if check < 10:
            return f"{digits[:3]} {digits[3:6]} {digits[6:]}{check}"


def _phone() -> str:
    """One of the numbers that Ofcom keeps for drama."""
    return f"07700 900{_random.randrange(1000):03}"


@dataclass(frozen=True, slots=True)
class Marks:
    """The canaries of one walk, by what becomes of them.

    `found` are identifiers that the detectors take out; `missed` are words that stay, as the name of a child would that
    no detector knows; `unread` stand where nobody reads; `broken` in what cannot be read; `asked` in what people search
    for; `said` in a comment. `returned` and `rejected` are words that stay in two further reports.
    """

    mother: tuple[str, str] = field(default_factory=lambda: (name(), name()))
    child: str = field(default_factory=name)
    doctor: str = field(default_factory=name)
    school: str = field(default_factory=name)
    street: str = field(default_factory=name)
    mailbox: str = field(default_factory=word)
    nhs_number: str = field(default_factory=_nhs_number)
    phone: str = field(default_factory=_phone)
    in_title: str = field(default_factory=staying)
    in_heading: str = field(default_factory=staying)
    in_text: str = field(default_factory=staying)
    in_lesson: str = field(default_factory=staying)
    redacted: str = field(default_factory=staying)
    returned: str = field(default_factory=staying)
    rejected: str = field(default_factory=staying)
    file_name: str = field(default_factory=word)
    properties: dict[str, str] = field(
        default_factory=lambda: {part: word() for part in ("Author", "Title", "Subject", "Keywords", "Creator")}
    )
    bookmark: str = field(default_factory=word)
    annotation: str = field(default_factory=word)
    link: str = field(default_factory=word)
    header: str = field(default_factory=word)
    field_name: str = field(default_factory=word)
    broken: str = field(default_factory=word)
    asked: str = field(default_factory=word)
    said: str = field(default_factory=word)

    @property
    def found(self) -> set[str]:
        names = {*self.mother, self.child, self.doctor, self.school, self.street, self.mailbox}
        return names | {form for number in (self.nhs_number, self.phone) for form in (number, number.replace(" ", ""))}

    @property
    def missed(self) -> set[str]:
        """Without `redacted`, which a clearer sees to."""
        return {self.in_title, self.in_heading, self.in_text, self.in_lesson}

    @property
    def unread(self) -> set[str]:
        places = {self.file_name, self.bookmark, self.annotation, self.link, self.header, self.field_name}
        return places | set(self.properties.values())

    @property
    def written(self) -> set[str]:
        """All that stands in the large report and in the form that it comes in."""
        return self.found - {self.nhs_number.replace(" ", ""), self.phone.replace(" ", "")} | (
            self.missed | {self.redacted} | self.unread
        )

    @property
    def all(self) -> set[str]:
        others = {self.redacted, self.returned, self.rejected, self.broken, self.asked, self.said}
        return self.found | self.missed | self.unread | others

    @property
    def title(self) -> str:
        return f"Learning from the {self.in_title}"

    def report(self) -> bytes:
        """The large report, a PDF whose text is not packed, with a picture on its last page."""
        from PIL import Image
        from reportlab.lib.utils import ImageReader  # type: ignore[import-untyped]
        from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]

        out = io.BytesIO()
        canvas = Canvas(out, pagesize=(595, 842), pageCompression=0)
        for part, value in self.properties.items():
            getattr(canvas, f"set{part}")(value)
        for number in range(1, PAGES + 1):
            self._page(canvas, number)
            if number == PAGES:
                picture = Image.frombytes("L", (_PICTURE, _PICTURE), os.urandom(_PICTURE**2))
                canvas.drawImage(ImageReader(picture), 72, 100, 300, 300)
            canvas.showPage()
        canvas.save()
        return out.getvalue()

    def _page(self, canvas: Any, number: int) -> None:
        from reportlab.lib.utils import simpleSplit

        at = 770
        # A canary must not be broken over two lines: what stands before the filler are paragraphs of one line each.
        for line in self._lines(number):
            large = line.startswith("# ")
            canvas.setFont("Helvetica-Bold" if large else "Helvetica", 16 if large else 11)
            canvas.drawString(72, at, line.removeprefix("# "))
            at -= 32
        for line in simpleSplit(f"In week {number} this was agreed. {FILLER * 3}", "Helvetica", 11, 451):
            canvas.drawString(72, at, line)
            at -= 14
        if number == 1:
            canvas.bookmarkPage("here")
            canvas.addOutlineEntry(f"About the {self.bookmark}", "here")
            canvas.textAnnotation(f"Ask about the {self.annotation}.", (72, 72, 120, 90))
            canvas.linkURL(f"https://example.org/{self.link}", (72, 72, 120, 90))

    def _lines(self, number: int) -> list[str]:
        first, last = self.mother
        return {
            1: ["# Child practice review", f"Mrs {first} {last} lived with her son {self.child} {last}."],
            2: [f"They lived at 27 {self.street} Close.", f"Her phone number is {self.phone}."],
            3: [f"His NHS number is {self.nhs_number}.", f"She wrote from {self.mailbox}@example.org."],
            4: [
                f"Mrs {last} met Dr {self.doctor} on 3 March 2020.",
                f"He went to {self.school} Primary School.",
            ],
            5: [f"# What the {self.in_heading} showed", f"A {self.in_text} was left in the hall."],
            6: [f"The {self.redacted} was taken away by the neighbour."],
            # A database may cut a long text anywhere, even in a canary, but hardly three times.
            7: [f"The {self.in_text} and the {self.in_heading} were seen again."],
            8: [f"Nobody asked about the {self.in_heading} or the {self.in_text}."],
            PAGES: [
                "# Recommendations",
                f"Recommendation 1: Agencies should share each {self.in_lesson} that they know of.",
            ],
        }.get(number, [f"{self.child} was seen at home for the {number}th time."])

    def small(self, stays: str) -> bytes:
        """A report of a few lines in which that word stays."""
        first, last = self.mother
        lines = (f"Review of {first} {last}", f"Mrs {last} took the {stays} with her.", FILLER * 3)
        return "\n\n".join(lines).encode()

    def unreadable(self) -> dict[str, bytes]:
        """Files that end in an error, whose message a careless reader would have quote them."""
        words = f"Mrs {self.mother[1]} and the {self.broken}".encode()
        return {
            "cut-off.pdf": b"%PDF-1.7\n1 0 obj << /Title (" + words + b") >> stream " + words,
            "no-xml.docx": _docx(b"<w:document>&" + self.broken.encode() + b";<" + words + b"</w:document>"),
            "bad.html": b"<html><body><p " + words,
            "bad.txt": words + b"\x00\xff\xfe\x81",
        }


def _docx(document: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr(
            "[Content_Types].xml",
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override '
            'PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
            'wordprocessingml.document.main+xml"/></Types>',
        )
        archive.writestr(
            "_rels/.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" '
            'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
            'Target="word/document.xml"/></Relationships>',
        )
        archive.writestr("word/document.xml", document)
    return made.getvalue()
