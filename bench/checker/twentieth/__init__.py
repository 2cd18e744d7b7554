"""Ten papers by ten municipalities; their author knew neither the rules nor the other sets."""
