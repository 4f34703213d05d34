"""The file formats that boards send, one writer each: `Review` in, the bytes of a file out.

For development only: two of the writers need libraries that the running service does not have.
"""
