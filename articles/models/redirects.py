"""Old addresses that lead somewhere, and those that were asked for in vain."""

from django.db import models

from .posts import Post

LONGEST_PATH = 500  # characters


class Redirect(models.Model):
    """An address of a former site: where whoever comes by it is sent."""

    path = models.CharField(
        "old address",
        max_length=LONGEST_PATH,
        unique=True,
        help_text="The part after the site's name: /blog/2019/3/grief",
    )
    post = models.ForeignKey(
        Post,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="redirects",
        help_text="The article or page that it leads to, whatever its address is.",
    )
    target = models.CharField(
        "or another address",
        max_length=LONGEST_PATH,
        blank=True,
        help_text="A path of this site, such as /topics/grief/, or a full address.",
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["path"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(post=None) ^ models.Q(target=""),
                name="redirect_leads_to_one_place",
                violation_error_message="Choose an article or page, or write an "
                "address; not both.",
            )
        ]

    def __str__(self) -> str:
        return self.path


class MissingPath(models.Model):
    """A path that was asked for and isn't there; nothing about who asked."""

    path = models.CharField(max_length=LONGEST_PATH, unique=True)
    count = models.PositiveIntegerField(default=0)
    last_on = models.DateField()

    class Meta:
        ordering = ["-count", "path"]

    def __str__(self) -> str:
        return self.path
