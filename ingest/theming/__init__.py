"""Which concepts of the vocabulary a lesson is about: rules over labels, a small linear model, and both together."""
