"""The run: which files to check, each read, judged, freed of what is suppressed, and put in order."""
