"""How much of what is wrong in a report `bokslut check` finds, and how often it is wrong itself."""
