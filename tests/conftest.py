"""What all tests share: hypothesis draws the same examples in every run, so that a failure is the change's own."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("same", derandomize=True, deadline=None)
settings.load_profile("same")
