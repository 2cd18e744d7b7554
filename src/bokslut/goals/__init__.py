"""The plan tree of a body, its indicators and targets, assessments and their roll-up."""
