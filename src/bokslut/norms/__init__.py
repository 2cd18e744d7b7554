"""What laws and recommendations ask of a report, as dated data, and whether a report has it."""
