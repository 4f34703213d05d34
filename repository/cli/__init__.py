"""The command `ncrr`: everything that the house does, at the terminal of the machine that it runs on."""

from repository.cli.program import main

__all__ = ["main"]
