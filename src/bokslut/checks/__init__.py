"""Rules over facts, statements and documents, all returning findings."""
