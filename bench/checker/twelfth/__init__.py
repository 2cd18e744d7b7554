"""Layout families of the twelfth held-out part: eight reports by a hand that knew no rules."""
