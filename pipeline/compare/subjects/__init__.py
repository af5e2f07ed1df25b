"""The changes of each subject: one module per part of a dossier."""
