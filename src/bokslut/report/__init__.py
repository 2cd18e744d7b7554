"""Assembly of the document and one renderer a format."""
