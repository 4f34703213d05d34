"""From a file's bytes to an anonymised candidate. Knows no web and no database."""
