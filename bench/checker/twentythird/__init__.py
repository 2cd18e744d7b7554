"""Annual reports and personnel reports of nine municipalities and a region, by an unseeing hand."""
