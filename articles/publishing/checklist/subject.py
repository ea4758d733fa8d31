"""What the checklist looks at."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from articles.models import Author, Post, SiteSettings
from articles.rendering import Rendered


@dataclass(frozen=True)
class Subject:
    """A working copy, saved or not, as it would go out `on` a day.

    `rendered` is None for a text that can't be rendered; the renderer says why.
    """

    post: Post
    rendered: Rendered | None
    settings: SiteSettings
    on: datetime.date
    co_authors: Sequence[Author] = ()
    related: Sequence[int] = ()  # the posts' keys

    @property
    def authors(self) -> list[Author]:
        lead = [self.post.lead_author] if self.post.lead_author else []
        return [*lead, *(a for a in self.co_authors if a not in lead)]

    def elements(self, *kinds: str):
        if self.rendered is None:
            return []
        return [e for e in self.rendered.outline if e.kind in kinds]
