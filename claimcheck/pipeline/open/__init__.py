"""Reads claims of any topic: relation words, what is said around them, and the noun phrases on either side."""
