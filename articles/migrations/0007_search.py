"""The words of editions and the database's own index of them.

What was published before is put into it by `manage.py start`.
"""

import django.db.models.deletion
from django.db import migrations, models

# The text that is indexed stays in its table; the index holds rows for each token and
# no places (detail=none), which makes it small and its lists quick to walk backwards.
SQLITE = (
    """
    CREATE VIRTUAL TABLE articles_searchindex USING fts5(
        tokens, content='articles_searchdocument', content_rowid='edition_id',
        detail='none', columnsize=0, tokenize="ascii tokenchars '=^~@'"
    )
    """,
    """
    CREATE TRIGGER articles_searchdocument_indexed
    AFTER INSERT ON articles_searchdocument BEGIN
        INSERT INTO articles_searchindex(rowid, tokens)
        VALUES (new.edition_id, new.tokens);
    END
    """,
    """
    CREATE TRIGGER articles_searchdocument_forgotten
    AFTER DELETE ON articles_searchdocument BEGIN
        INSERT INTO articles_searchindex(articles_searchindex, rowid, tokens)
        VALUES ('delete', old.edition_id, old.tokens);
    END
    """,
    """
    CREATE TRIGGER articles_searchdocument_indexed_anew
    AFTER UPDATE ON articles_searchdocument BEGIN
        INSERT INTO articles_searchindex(articles_searchindex, rowid, tokens)
        VALUES ('delete', old.edition_id, old.tokens);
        INSERT INTO articles_searchindex(rowid, tokens)
        VALUES (new.edition_id, new.tokens);
    END
    """,
)
SQLITE_BACK = ("DROP TABLE articles_searchindex",)
POSTGRESQL = (
    """
    ALTER TABLE articles_searchdocument ADD COLUMN vector tsvector NOT NULL
    GENERATED ALWAYS AS (tokens::tsvector) STORED
    """,
    """
    CREATE INDEX articles_searchdocument_vector
    ON articles_searchdocument USING gin (vector)
    """,
    # So that the planner knows the rare words from the common ones.
    "ALTER TABLE articles_searchdocument ALTER COLUMN vector SET STATISTICS 1000",
)
POSTGRESQL_BACK = ("ALTER TABLE articles_searchdocument DROP COLUMN vector",)


def _run(schema_editor, sqlite, postgresql):
    chosen = sqlite if schema_editor.connection.vendor == "sqlite" else postgresql
    for statement in chosen:
        schema_editor.execute(statement)


def index(apps, schema_editor):
    _run(schema_editor, SQLITE, POSTGRESQL)


def drop_index(apps, schema_editor):
    _run(schema_editor, SQLITE_BACK, POSTGRESQL_BACK)


class Migration(migrations.Migration):
    dependencies = [("articles", "0006_words_that_were_reviewed")]
    operations = [
        migrations.CreateModel(
            name="SearchDocument",
            fields=[
                (
                    "edition",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="articles.edition",
                    ),
                ),
                (
                    "version",
                    models.PositiveSmallIntegerField(
                        help_text="Of the rules by which the words were made."
                    ),
                ),
                ("facets", models.TextField(help_text="By what it can be filtered.")),
                ("title", models.TextField()),
                ("summary", models.TextField()),
                (
                    "telling",
                    models.TextField(help_text="The words that tell it from others."),
                ),
                (
                    "tokens",
                    models.TextField(
                        help_text="All of these, and the words of the text."
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="SearchWord",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("key", models.CharField(max_length=64)),
                ("word", models.CharField(max_length=40)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("key", "word"), name="search_word_has_each_key_once"
                    )
                ],
            },
        ),
        migrations.RunPython(index, drop_index),
    ]
