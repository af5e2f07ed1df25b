"""Measures time and memory; `python -m tests.bench` prints it. No test asserts on a time."""
