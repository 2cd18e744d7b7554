"""Statements declared as data, and the one function that fills any of them."""
