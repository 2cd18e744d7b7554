"""Finished reports of any kind, read as they stand on paper."""
