"""The sections of the report, each laid out from tables and findings."""
