"""Layout families of a further held-out part: board closings, personnel reports, interim reports
with forecasts, a federation, a housing company and an English summary."""
