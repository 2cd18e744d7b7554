"""Layout families by a third hand, for a look at rules that were written without them."""
