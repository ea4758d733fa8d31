"""What is kept of an edition for those who search."""

from django.db import models

from .editions import Edition


class SearchDocument(models.Model):
    """The words of an edition as marked tokens (see articles.words.marks), by spaces.

    The database keeps an index of `tokens`: an FTS5 table on SQLite, which triggers
    fill (articles_searchindex), a generated tsvector with GIN on PostgreSQL. The
    migration that made both has to be repeated by one that alters this table.
    What readers may find is never decided here but by Edition.objects.live().
    """

    edition = models.OneToOneField(
        Edition, models.CASCADE, primary_key=True, related_name="+"
    )
    version = models.PositiveSmallIntegerField(
        help_text="Of the rules by which the words were made."
    )
    facets = models.TextField(help_text="By what it can be filtered.")
    title = models.TextField()
    summary = models.TextField()
    telling = models.TextField(help_text="The words that tell it from others.")
    tokens = models.TextField(help_text="All of these, and the words of the text.")

    def __str__(self) -> str:
        return self.title


class SearchWord(models.Model):
    """A word of a published text under a key by which a slip finds it.

    It may stand in no live text any more, or not yet; whoever offers it asks first.
    """

    key = models.CharField(max_length=64)
    word = models.CharField(max_length=40)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["key", "word"], name="search_word_has_each_key_once"
            )
        ]

    def __str__(self) -> str:
        return self.word
