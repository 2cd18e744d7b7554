"""Layout families of a whole year's papers, by a hand that has seen no rules."""
