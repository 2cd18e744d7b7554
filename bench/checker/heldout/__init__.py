"""Families of layouts that those who write the rules have not seen; see ../README.md."""
