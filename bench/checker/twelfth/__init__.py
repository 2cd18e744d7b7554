"""Layout families by one more hand that had seen neither the rules nor the other parts."""
