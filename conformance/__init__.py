"""A conformance suite for prose linters: does a pipeline learn from it what it has to know?"""
