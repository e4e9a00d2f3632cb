"""A second, trained reader of claims."""
