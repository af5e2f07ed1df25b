"""The settings of a run: waivers, severities and the choice of rules."""
