"""Fixtures for tests of the whole: `web` is one running application for all of them."""

from personas import web

__all__ = ["web"]
