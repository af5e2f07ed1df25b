"""`python -m pipeline` is the command `dossier`."""

from pipeline.cli import main

main()
