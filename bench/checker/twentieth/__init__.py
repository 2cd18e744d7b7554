"""Ten kinds of paper by ten municipalities, written by a hand that has seen neither the rules nor the other sets."""
