"""Layout families in the manner of ten municipalities of different size, as unlike each other as
their papers are; written by somebody who had seen neither the rules nor the other parts."""
