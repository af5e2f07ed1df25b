"""A written report as PDF or picture."""
