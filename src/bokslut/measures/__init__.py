"""The type of a measure, its evaluation, its trace, and the ledger's measures."""
