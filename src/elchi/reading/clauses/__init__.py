"""Who does a verb, and whether the thing was held, planned or denied."""
