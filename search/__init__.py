"""Full-text search over passages; knows nothing of case reviews."""
