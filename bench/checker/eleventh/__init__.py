"""Layout families of the eleventh held-out part: eight reports by a hand that knew no rules."""
