"""Rules over tables: held against themselves and each other."""
