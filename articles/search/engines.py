"""The two databases' own indexes behind one interface."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from django.db import connection

from articles.models import Edition

from .expressions import All, Expression, Token

Selection = tuple[str, list]  # SQL and its parameters


class Engine(Protocol):
    # The documents that an expression matches, as one column named `key`.
    MATCHING: str
    # What follows it where few are expected, so that they are all looked up first.
    ALL_FIRST: str

    def written(self, expression: Expression) -> str:
        """The expression as this index reads it."""


class Fts5:
    """SQLite's full-text index (https://www.sqlite.org/fts5.html)."""

    MATCHING = (
        "SELECT rowid AS key FROM articles_searchindex"
        " WHERE articles_searchindex MATCH %s"
    )
    ALL_FIRST = ""

    def written(self, expression: Expression) -> str:
        if isinstance(expression, Token):
            return f'"{expression.text}"{" *" if expression.begins else ""}'
        sign = " AND " if isinstance(expression, All) else " OR "
        return f"({sign.join(map(self.written, expression.parts))})"


class Tsvector:
    """PostgreSQL's (https://www.postgresql.org/docs/current/textsearch.html).

    The tokens are made and stemmed already, so none of its configurations is used.
    """

    MATCHING = (
        "SELECT edition_id AS key FROM articles_searchdocument"
        " WHERE vector @@ %s::tsquery"
    )
    # Without it the planner hopes to meet one soon, and reads every document to find
    # that there is none: it takes `@@` to cost nothing.
    ALL_FIRST = " OFFSET 0"

    def written(self, expression: Expression) -> str:
        if isinstance(expression, Token):
            return f"'{expression.text}'{':*' if expression.begins else ''}"
        sign = " & " if isinstance(expression, All) else " | "
        return f"({sign.join(map(self.written, expression.parts))})"


ENGINES: Final[dict[str, Engine]] = {"sqlite": Fts5(), "postgresql": Tsvector()}
LIVE: Final = ("id", "post_id", "ordered_at", "kind", "slug", "title")


def live_matches(
    expression: Expression,
    *,
    at: datetime.datetime,
    most: int,
    columns: Sequence[str] = ("id",),
    few: bool = False,
) -> Selection:
    """Selects `columns` (of LIVE) of the editions that match and are live at `at`.

    The newest published first, `most` at most: the index is walked backwards, and no
    further than it takes to find so many that readers see. `few` says that it will
    hardly hold so many.
    """
    engine = ENGINES[connection.vendor]
    matching = engine.MATCHING + (engine.ALL_FIRST if few else "")
    live = Edition.objects.live(at).order_by().values_list(*LIVE)
    live_sql, live_parameters = live.query.sql_with_params()
    chosen = ", ".join(f"live.{name}" for name in columns)
    sql = (
        f"SELECT {chosen} FROM ({matching}) AS found"  # noqa: S608
        f" CROSS JOIN ({live_sql}) AS live"
        f" WHERE live.id = found.key ORDER BY found.key DESC LIMIT {int(most)}"
    )
    return sql, [engine.written(expression), *live_parameters]


@dataclass(frozen=True)
class Counted:
    """How many editions were counted, and the newest of them."""

    number: int
    newest: int | None


def live_counts(
    expressions: Sequence[Expression],
    *,
    at: datetime.datetime,
    most: int,
    few: bool = False,
) -> list[Counted]:
    """How many editions match each expression, counted up to `most`. One query."""
    statements: list[str] = []
    parameters: list = []
    for place, expression in enumerate(expressions):
        sql, more = live_matches(expression, at=at, most=most, few=few)
        statements.append(
            f"SELECT {place} AS place, count(*), max(id)"  # noqa: S608
            f" FROM ({sql}) AS counted"
        )
        parameters += more
    if not statements:
        return []
    rows = rows_of((" UNION ALL ".join(statements) + " ORDER BY place", parameters))
    return [Counted(number, newest) for _, number, newest in rows]


def rows_of(selection: Selection) -> list[tuple]:
    """The rows that a selection gives."""
    with connection.cursor() as cursor:
        cursor.execute(*selection)
        return cursor.fetchall()
