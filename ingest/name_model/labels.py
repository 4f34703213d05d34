"""What the name model tells apart."""

# The order is that of the model's results. Words of one name share a label; where a name begins is not told.
LABELS = ("O", "PER", "LOC", "ORG")
