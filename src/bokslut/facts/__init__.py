"""Facts: schemas of the tables, the store, the engines, and the importers."""
