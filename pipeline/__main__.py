"""`python -m pipeline` is the command `dossier`."""

from pipeline.cli import main

if __name__ == "__main__":  # the processes of a cluster that is started here import this module too
    main()
