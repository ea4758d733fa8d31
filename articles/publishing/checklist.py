"""What stands between a working copy and its readers."""

import datetime
import re

from django.utils.formats import date_format

from articles.models import DatePrecision, Post

from .errors import PublishingError

# What the editor writes where a description has to come.
PLACEHOLDER_ALT = "describe this picture"
_UNDESCRIBED = re.compile(rf"!\[\s*{PLACEHOLDER_ALT}\s*\]", re.IGNORECASE)
_UNSENT = re.compile(r"!\[[^\]]*\]\(\s*\)")


def check_publishable(post: Post, *, on: datetime.date) -> None:
    """Raises PublishingError, with what to do, for a post that may not go out `on`."""
    if not post.title.strip():
        raise PublishingError("Give it a title first: readers find it by that.")
    if not post.body.strip():
        raise PublishingError("There is no text yet. Write something, then publish.")
    if _UNDESCRIBED.search(post.body):
        raise PublishingError(
            f"A picture in the text still says “{PLACEHOLDER_ALT}”. Write there what "
            "you would tell someone on the phone."
        )
    if _UNSENT.search(post.body):
        raise PublishingError(
            "A picture in the text hasn't arrived yet. Wait for it, or take it out."
        )
    if post.picture and not post.lead_alt.strip():
        raise PublishingError(
            "Describe the lead picture for someone who can't see it, then publish."
        )
    if post.date and post.date > on and post.date_precision == DatePrecision.DAY:
        day = date_format(post.date, "F j, Y")
        raise PublishingError(
            f"Its date, {day}, is still to come. Schedule it for that day, or change "
            "the date."
        )
