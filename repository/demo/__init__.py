"""Invented reviews and the walk that shows them: the texts, the files made of the long ones, and `make demo`."""
