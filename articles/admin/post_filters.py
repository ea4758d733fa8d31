"""What the list of posts can be narrowed to, in the words in which people ask."""

import datetime

from django.contrib import admin
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models import Content, Edition

LONG_AGO = datetime.timedelta(days=365)

# Of these a post is in one at a time, so that choosing one leaves the other.
STATES = {
    "scheduled": _("Scheduled"),
    "changed": _("Live with changes"),
    "draft": _("Drafts"),
    "live": _("Live"),
    "withdrawn": _("Withdrawn"),
}
SHOWN = {
    "mine": _("Mine"),
    "review": _("Waiting for review"),
    **STATES,
    "unsummed": _("Missing summary"),
    "findings": _("Something to mend"),
    "old": _("Not touched in a year"),
}
# What stands where nothing is found, and when something would.
NOTHING = {
    "mine": _("A post is yours when you began it, or when your name stands under it."),
    "review": _("Nobody waits. A post comes here when its writer sends it for review."),
    "scheduled": _(
        "Nothing waits for its time. Choose a time beside a post's main button, and it "
        "appears by itself."
    ),
    "changed": _(
        "Readers see everything as it stands here. A live post that somebody changes "
        "comes here until it is published again."
    ),
    "draft": _(
        "Nothing is only begun. What you write stands here until it is published."
    ),
    "live": _("Readers see nothing yet. Open a post and publish it."),
    "withdrawn": _(
        "Nothing was taken back. A withdrawn post keeps its text and history."
    ),
    "unsummed": _("Every article has its sentence for lists and the feed."),
    "findings": _("The checklist finds nothing in what readers see."),
    "old": _("Everything was looked at within the last year."),
}


class ShowFilter(admin.SimpleListFilter):
    """One row of choices that combine: mine, drafts, missing a summary."""

    title = _("show")
    parameter_name = "state"
    template = "admin/articles/post/_show.html"

    def lookups(self, request, model_admin):
        return list(SHOWN.items())

    @property
    def chosen(self) -> set[str]:
        return set((self.value() or "")[:200].split(",")) & set(SHOWN)

    def choices(self, changelist):
        chosen = self.chosen
        yield {
            "selected": not chosen,
            "query_string": changelist.get_query_string(remove=[self.parameter_name]),
            "display": _("All"),
        }
        for code, words in self.lookup_choices:
            kept = chosen - set(STATES) if code in STATES else chosen
            after = chosen - {code} if code in chosen else kept | {code}
            query = {self.parameter_name: ",".join(sorted(after)) or None}
            yield {
                "selected": code in chosen,
                "query_string": changelist.get_query_string(query),
                "display": words,
            }

    def queryset(self, request, queryset):
        for code in sorted(self.chosen):
            queryset = narrowed(queryset, code, request.user)
        return queryset


def narrowed(posts, code: str, user):
    """Those of `posts`, which have their state, that a choice of SHOWN means."""
    now = timezone.now()
    if code == "mine":
        return posts.own(user)
    if code == "review":
        return posts.filter(ready_for_review=True)
    if code == "scheduled":  # a change that waits for its instant, too
        return posts.filter(next_from__isnull=False)
    if code == "unsummed":
        return posts.filter(kind=Content.Kind.ARTICLE, summary="")
    if code == "findings":
        seen = Edition.objects.live(now).filter(post=OuterRef("pk"))
        return posts.filter(Exists(seen.exclude(findings=[])))
    if code == "old":
        before = now - LONG_AGO
        return posts.filter(
            Q(edited_at__lt=before) | Q(edited_at=None, created_at__lt=before)
        )
    return posts.filter(state=code)
