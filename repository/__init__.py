"""The service: composes ingest and search, keeps reports, and shows them to people."""
