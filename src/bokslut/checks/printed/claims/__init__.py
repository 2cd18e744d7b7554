"""What a sentence says of its numbers: of what, of when, against what, which way."""
