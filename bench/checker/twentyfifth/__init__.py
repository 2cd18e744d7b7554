"""A sealed set: annual reports, interim reports and board closings of eight municipalities."""
