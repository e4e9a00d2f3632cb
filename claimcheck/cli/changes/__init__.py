"""`--diff`: which drafts changed, what they were before, and which findings the change brought."""
