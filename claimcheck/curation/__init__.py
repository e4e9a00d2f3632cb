"""Work on the claim base: what a medical editor does with entries, above what checks drafts by them."""
