"""`python -m repository.cli`: the command, where its script is not on the path."""

from repository.cli.program import main

main()
