"""Redirects are kept: one from the desk's form, or a list at once."""

import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import MissingPath, Redirect

from ..errors import require
from ..turns import Turn, take_turn
from .paths import RedirectError
from .planning import Outcome, Plan, Verdict, Wish, plan
from .targets import Destination


def hold_redirects() -> None:
    """Makes others who keep redirects wait until this transaction ends."""
    take_turn(Turn.REDIRECTS)


def planned(
    redirect: Redirect, *, by, at: datetime.datetime | None = None
) -> tuple[Outcome, Plan]:
    """What keeping `redirect` would do, which is new or replaces what it was."""
    wish = Wish(redirect.path, redirect.target, redirect.post_id)
    made = plan([wish], by=by, at=at or timezone.now(), besides=redirect.pk)
    return made.outcomes[0], made


@transaction.atomic
def save_redirect(
    redirect: Redirect, *, by, at: datetime.datetime | None = None
) -> int:
    """Keeps a redirect; returns how many others are led on by it.

    Raises RedirectError where it can't be, with `about` for the field.
    """
    verb = "change" if redirect.pk else "add"
    require(by, f"articles.{verb}_redirect", _("keep redirects"))
    hold_redirects()
    outcome, made = planned(redirect, by=by, at=at)
    if outcome.verdict is Verdict.REFUSED:
        raise RedirectError(outcome.reason, about=outcome.about)
    if Redirect.objects.filter(path=outcome.path).exclude(pk=redirect.pk).exists():
        raise RedirectError(_already_there(outcome.path), about="path")
    redirect.path = outcome.path
    _lead(redirect, outcome.destination)
    redirect.save()
    return _led_on(made)


@transaction.atomic
def carry_out(wishes: list[Wish], *, by, at: datetime.datetime | None = None) -> Plan:
    """Does what `plan` says of the wishes; the refused ones are left out."""
    for verb in ("add", "change"):
        require(by, f"articles.{verb}_redirect", _("import redirects"))
    hold_redirects()
    made = plan(wishes, by=by, at=at or timezone.now())
    new = [
        _lead(Redirect(path=one.path), one.destination) for one in made.of(Verdict.NEW)
    ]
    Redirect.objects.bulk_create(new, batch_size=500)
    changed = {one.path: one.destination for one in made.of(Verdict.CHANGED)}
    rows = list(Redirect.objects.filter(path__in=changed))
    for row in rows:
        _lead(row, changed[row.path])
    Redirect.objects.bulk_update(rows, ["post", "target"], batch_size=200)
    _led_on(made)
    return made


def _already_there(path: str) -> str:
    said = _("“%(path)s” is led on already. Change that redirect instead.")
    return said % {"path": path}


def _lead(redirect: Redirect, destination: Destination) -> Redirect:
    redirect.post_id, redirect.target = destination.post_id, destination.target
    return redirect


def _led_on(made: Plan) -> int:
    rows = [_lead(row, end) for row, end in made.following]
    Redirect.objects.bulk_update(rows, ["post", "target"], batch_size=200)
    mended = {one.path for one in made.outcomes if one.verdict is not Verdict.REFUSED}
    MissingPath.objects.filter(path__in=mended).delete()
    return len(rows)
