"""Rules over finished reports: what is printed, understood and held against itself."""
