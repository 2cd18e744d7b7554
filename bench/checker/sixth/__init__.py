"""Layout families of a sixth part: whole reports of eight bodies, by a hand that saw no rules."""
