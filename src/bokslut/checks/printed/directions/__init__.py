"""Rules over words of direction, signs and sizes."""
