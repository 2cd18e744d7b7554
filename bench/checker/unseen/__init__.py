"""A second part of families that those who write the rules have not seen, written by somebody who
has seen neither the rules nor the families of `../heldout`; see ../README.md."""
