"""Rules over counts: how many of how many."""
