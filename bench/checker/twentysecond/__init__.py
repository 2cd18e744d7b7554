"""Families of the twenty-second split: closings of boards and administrations."""
