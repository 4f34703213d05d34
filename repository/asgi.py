"""The application for an ASGI server, with settings from the environment: `uvicorn repository.asgi:app`."""

from repository.app import create_app
from repository.settings import Settings

app = create_app(Settings.from_environment())
