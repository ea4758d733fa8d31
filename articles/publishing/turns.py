"""Whoever decides by what stands in a whole table takes turns."""

from enum import IntEnum

from django.db import connection


class Turn(IntEnum):
    """Any numbers that no other lock of the database has."""

    REDIRECTS = 7_245_302
    MISSING_PATHS = 7_245_303


def take_turn(turn: Turn) -> None:
    """Waits for others that took it, until the end of their transactions.

    Only within a transaction. On SQLite those that write wait for each other anyway.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [turn.value])
