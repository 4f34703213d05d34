"""A list of results as a file that somebody takes away, with citations."""

from repository.exports.gathering import MOST, Export, Format, export

__all__ = ["MOST", "Export", "Format", "export"]
