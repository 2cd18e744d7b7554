"""Layout families of whole reports of boards and others, by a hand that has seen neither the rules
nor the parts before it; see ../README.md."""
