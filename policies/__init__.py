"""What the nations, the law and the house say, as data and pure rules; standard library only."""
