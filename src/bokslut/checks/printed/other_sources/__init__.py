"""Rules that hold a report against last year's and against a workspace."""
