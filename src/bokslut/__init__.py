"""Bokslut: a public body closes its books and answers for its year."""

__version__ = "0.1.0"
