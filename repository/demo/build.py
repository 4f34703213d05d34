"""Makes the files in `reports/` from the texts in `source/` (`make reports`); needs the development libraries."""

from repository.demo.source import Review, reviews
from repository.demo.writing import opendocument, pdf, rich, text, web, word

_WRITERS = {
    ".pdf": pdf.write,
    ".docx": word.write,
    ".odt": opendocument.write,
    ".rtf": rich.write,
    ".html": web.write,
    ".txt": text.write,
}


def built(review: Review) -> bytes:
    """The file that is made of the review; the same bytes every time."""
    return _WRITERS[review.file.suffix](review)


def main() -> None:
    """Writes every file."""
    for review in reviews():
        review.file.parent.mkdir(exist_ok=True)
        review.file.write_bytes(built(review))


if __name__ == "__main__":
    main()
