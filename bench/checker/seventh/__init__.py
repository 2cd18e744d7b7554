"""Layout families of a seventh part, one for each kind of body or report, by a hand that has seen
neither the rules nor the other parts; see ../README.md."""
