"""Invented, labelled text on which the name model is trained; never part of the service that runs."""
