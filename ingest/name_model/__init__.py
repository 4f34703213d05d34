"""The name model that this project trained, and how it reads a passage."""
