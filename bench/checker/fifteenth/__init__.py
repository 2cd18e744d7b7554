"""Layout families that those who write the rules have not seen, written by somebody who has seen
neither the rules nor the parts before it; see ../README.md."""
