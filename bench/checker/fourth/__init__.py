"""Layout families of a fourth part, one for each kind of report that a public body writes, by a
hand that has seen neither the rules nor the families of the other parts; see ../README.md."""
