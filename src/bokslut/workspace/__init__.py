"""Opens a workspace and offers what a user does with it."""
