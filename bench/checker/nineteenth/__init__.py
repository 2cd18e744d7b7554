"""A sealed split: ten reports as municipalities and their boards publish them."""
