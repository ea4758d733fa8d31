"""The steps of `manage.py start`, each of which prepares one thing if need be."""
