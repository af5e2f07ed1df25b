"""Hands out work: a function by its name and what it is given, to processes of this machine or of many."""
