"""What all rules say of a report, weighed: how surely, which number, and what is told."""
