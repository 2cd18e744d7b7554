"""Layout families of a ninth part, each another kind of paper, by a hand that had seen no rules."""
