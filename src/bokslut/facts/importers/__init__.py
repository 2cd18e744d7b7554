"""Importers: one file a format, each a function from a binary stream to batches and findings.

An importer never sees the store. It yields what it has read a batch at a time, so that memory
stays flat, findings as it meets them, and one `Summary` at the end. A late error (a wrong
control sum, a cut file) only leaves the import uncommitted.
"""
