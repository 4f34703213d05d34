"""Why a document is refused.

DocumentRefused            the document cannot be taken; says why to the person who sent it
"""


class DocumentRefused(Exception):  # noqa: N818 - a refusal is an answer, not an error of ours
    """The document cannot be taken.

    `code` is stable (API, exit status, audit); `sentence` is for a board officer and never quotes the document.
    """

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(code)
        self.code = code
        self.sentence = sentence
