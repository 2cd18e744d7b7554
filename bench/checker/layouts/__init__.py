"""What reports look like, a family of layouts a file. `dev` is for tuning the rules on."""
