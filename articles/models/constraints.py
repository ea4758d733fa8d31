"""A constraint of the database's own that no Django class covers on both databases."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import DEFAULT_DB_ALIAS, models
from django.db.backends.ddl_references import Statement, Table
from django.utils.translation import gettext_lazy as _


class NoOverlap(models.BaseConstraint):
    """Refuses two rows of one `group` whose half-open [start, end) ranges overlap.

    A null end is open. PostgreSQL: an exclusion constraint, with the group written
    as a range so that no extension is needed. SQLite, which has none: two triggers,
    made anew whenever Django rebuilds the table.
    """

    default_violation_error_message = _("These two periods overlap.")

    def __init__(self, *, group: str, start: str, end: str, **kwargs: Any) -> None:
        self.group, self.start, self.end = group, start, end
        super().__init__(**kwargs)

    def _columns(self, model, schema_editor) -> dict[str, Any]:
        columns = {
            key: schema_editor.quote_name(model._meta.get_field(name).column)
            for key, name in [
                ("group", self.group),
                ("start", self.start),
                ("end", self.end),
            ]
        }
        return columns | {
            "table": Table(model._meta.db_table, schema_editor.quote_name),
            "name": self.name,
            "pk": schema_editor.quote_name(model._meta.pk.column),
        }

    EXCLUDE = (
        'CONSTRAINT "%(name)s" EXCLUDE USING gist '
        "(int8range(%(group)s, %(group)s, '[]') WITH &&, "
        "tstzrange(%(start)s, %(end)s) WITH &&)"
    )
    TRIGGER = (
        'CREATE TRIGGER "%(name)s_%(event)s" BEFORE %(EVENT)s ON %(table)s '
        "WHEN EXISTS (SELECT 1 FROM %(table)s AS other"
        " WHERE other.%(group)s = NEW.%(group)s AND other.%(pk)s IS NOT NEW.%(pk)s"
        " AND (other.%(end)s IS NULL OR other.%(end)s > NEW.%(start)s)"
        " AND (NEW.%(end)s IS NULL OR NEW.%(end)s > other.%(start)s)) "
        "BEGIN SELECT RAISE(ABORT, 'constraint failed: %(name)s'); END"
    )

    def _triggers(self, model, schema_editor) -> list[Statement]:
        return [
            Statement(
                self.TRIGGER,
                event=event.lower(),
                EVENT=event,
                **self._columns(model, schema_editor),
            )
            for event in ("INSERT", "UPDATE")
        ]

    def constraint_sql(self, model, schema_editor):
        if schema_editor.connection.vendor == "postgresql":
            return self.EXCLUDE % self._columns(model, schema_editor)
        schema_editor.deferred_sql += self._triggers(model, schema_editor)
        return None

    def create_sql(self, model, schema_editor):
        # SQLite rebuilds the table instead and comes by constraint_sql.
        return Statement(
            "ALTER TABLE %(table)s ADD " + self.EXCLUDE,
            **self._columns(model, schema_editor),
        )

    def remove_sql(self, model, schema_editor):
        return Statement(
            'ALTER TABLE %(table)s DROP CONSTRAINT "%(name)s"',
            **self._columns(model, schema_editor),
        )

    def validate(self, model, instance, exclude=None, using=DEFAULT_DB_ALIAS) -> None:
        start, end = getattr(instance, self.start), getattr(instance, self.end)
        others = model._base_manager.using(using).filter(
            models.Q(**{f"{self.end}__isnull": True})
            | models.Q(**{f"{self.end}__gt": start}),
            **{self.group: getattr(instance, self.group)},
        )
        if end is not None:
            others = others.filter(**{f"{self.start}__lt": end})
        if others.exclude(pk=instance.pk).exists():
            raise ValidationError(self.get_violation_error_message())

    def deconstruct(self):
        path, args, kwargs = super().deconstruct()
        kwargs |= {"group": self.group, "start": self.start, "end": self.end}
        return path, args, kwargs

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, NoOverlap):
            return NotImplemented
        return self.deconstruct() == other.deconstruct()

    __hash__ = None
