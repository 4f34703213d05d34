"""Eight invented reviews and the walk that shows them: the texts, the files made of them, and `make demo`."""
