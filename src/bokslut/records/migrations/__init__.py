"""The tables of the records, from version to version."""
