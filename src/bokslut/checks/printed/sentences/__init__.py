"""Rules over the numbers of sentences: held against themselves, each other and tables."""
