"""Connectors: the only code that speaks to a network."""
