"""Layout families of whole reports of eight kinds, by a hand that has seen no rules."""
