"""Loads a SIE file with pysie-accounting: `load_pysie.py FILE TRANSLATION`."""

import sys

from pysie_accounting.pysie import PySIE

book = PySIE()
book.sie_encoding = "cp437"
# It loads nothing without a table of tax codes; one line of it will do.
book.open_trans(sys.argv[2])
book.open(sys.argv[1])
print(len(book.verifikat))
