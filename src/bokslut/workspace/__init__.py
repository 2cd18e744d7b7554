"""Opens a workspace and offers what a user does with it: take in, build, trace, check, verify."""
