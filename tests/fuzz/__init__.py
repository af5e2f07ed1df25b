"""A fuzzer that stays: hostile texts, cells, bytes of PDFs, settings, tables and XML, in a bounded time.

`make fuzz` (`python -m tests.fuzz`) draws for as long as it is told; what it ever found is a file in
`found/`, which `tests/test_fuzz.py` tries in every run of the tests.
"""
