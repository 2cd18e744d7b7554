"""Layout families of eight other kinds of paper, by a hand that has not seen the rules."""
