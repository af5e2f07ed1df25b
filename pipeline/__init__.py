"""Extract, transform and check Dutch kwalificatiedossiers."""


def __getattr__(name: str) -> str:
    """Look up `__version__` when it is asked for; most commands never do."""
    if name != "__version__":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("kwalificatiedossier")
    except PackageNotFoundError:  # pragma: no cover - only when run from a tree that was never installed
        return "0+unknown"
