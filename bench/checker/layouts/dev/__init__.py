"""Families of layouts that those who write the rules may look at."""
