"""Rules over goals, time and the structure of a report."""
