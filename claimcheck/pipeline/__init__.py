"""From a document to its claims; spaCy objects stay inside this layer."""
