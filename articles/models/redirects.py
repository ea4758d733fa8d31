"""Old addresses that lead somewhere, and those that were asked for in vain."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from articles.querysets import RedirectQuerySet

from .posts import Post

LONGEST_PATH = 500  # characters


class Redirect(models.Model):
    """An address of a former site: where whoever comes by it is sent."""

    path = models.CharField(
        _("old address"),
        max_length=LONGEST_PATH,
        unique=True,
        help_text=_("The part after the site's name: /blog/2019/3/grief"),
    )
    post = models.ForeignKey(
        Post,
        models.CASCADE,
        verbose_name=_("post"),
        null=True,
        blank=True,
        related_name="redirects",
        help_text=_("The article or page that it leads to, whatever its address is."),
    )
    target = models.CharField(
        _("or another address"),
        max_length=LONGEST_PATH,
        blank=True,
        help_text=_("A path of this site, such as /topics/grief/, or a full address."),
    )
    created_at = models.DateTimeField(auto_now_add=True)

    objects = models.Manager.from_queryset(RedirectQuerySet)()

    class Meta:
        verbose_name = _("redirect")
        verbose_name_plural = _("redirects")
        ordering = ["path"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(post=None) ^ models.Q(target=""),
                name="redirect_leads_to_one_place",
                violation_error_message=_(
                    "Choose an article or page, or write an address; not both."
                ),
            )
        ]

    def __str__(self) -> str:
        return self.path

    @property
    def leaves_site(self) -> bool:
        return bool(self.target) and not self.target.startswith("/")

    @property
    def live_address(self) -> str:
        """Where `with_live` found that a visitor is sent; "" while nothing is live."""
        if self.post_id is None:
            return self.target
        if self.live_slug is None:
            return ""
        return reverse(f"articles:{self.live_kind}", args=[self.live_slug])


class MissingPath(models.Model):
    """A path that was asked for and isn't there; nothing about who asked."""

    path = models.CharField(_("path"), max_length=LONGEST_PATH, unique=True)
    count = models.PositiveIntegerField(_("count"), default=0)
    last_on = models.DateField(_("last on"))

    class Meta:
        verbose_name = _("missing path")
        verbose_name_plural = _("missing paths")
        ordering = ["-count", "path"]

    def __str__(self) -> str:
        return self.path
