"""Ten papers as Swedish municipalities publish them in one year, by a hand of its own."""
