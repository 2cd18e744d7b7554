"""Layout families that those who write the rules have not seen: eight papers that a municipality
prints for its council, by a hand that had seen neither the rules nor the parts before it."""
