"""Layout families of eight kinds of paper, by somebody who had seen neither the rules nor the parts
before; see ../README.md."""
