"""Faults put into the code one at a time, to count how many of them the tests notice.

Own operators, because neither tool of today fits: mutmut 3 leaves decorated functions alone, which all
rules are, and cosmic-ray starts the whole test run anew for each fault, which takes a day.
"""
