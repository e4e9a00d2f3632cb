"""A linter for health articles: finds health claims and checks them against a graded claim base."""

__version__ = "0.1.0"
