"""The words of the field as small frozen values; no I/O and no framework."""
