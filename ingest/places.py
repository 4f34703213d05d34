"""Where an error arose: all that may be said of one that was not foreseen, since its message may quote a document."""

from pathlib import Path


def place(error: BaseException) -> str:
    """The kind of the error with the file and line of code that raised it.

    >>> try:
    ...     int("Jane Example")
    ... except ValueError as error:
    ...     place(error).partition(",")[0]
    'ValueError'
    """
    step = error.__traceback__
    while step is not None and step.tb_next is not None:
        step = step.tb_next
    where = f", {Path(step.tb_frame.f_code.co_filename).name} line {step.tb_lineno}" if step else ""
    return f"{type(error).__name__}{where}"
