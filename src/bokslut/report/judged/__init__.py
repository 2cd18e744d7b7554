"""A finished report that was judged, told: as a page, as marks in its PDF, as a workbook."""
