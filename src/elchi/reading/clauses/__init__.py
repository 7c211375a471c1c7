"""Lines of units are made and reduced; who does a verb, and whether the thing was held, planned or denied."""
