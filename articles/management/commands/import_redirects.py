"""Reads a list of redirects: where people are led who come by an old address."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from articles.exchange.document import DocumentError
from articles.exchange.redirect_list import MAX_BYTES, read_redirects
from articles.publishing.redirects import Outcome, Verdict, Wish, carry_out, titles_of

WORDS = {
    Verdict.NEW: "new",
    Verdict.CHANGED: "changed",
    Verdict.UNCHANGED: "unchanged",
    Verdict.REFUSED: "refused",
}


class Command(BaseCommand):
    help = (
        "Reads a list of old and new addresses (CSV, or “old new” in each line) and "
        "leads visitors on from the old ones. Running it again changes nothing."
    )
    requires_migrations_checks = True

    def add_arguments(self, parser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument(
            "--dry-run", action="store_true", help="say what would be done; do nothing"
        )

    def handle(self, *, file: Path, dry_run: bool, **options) -> None:
        try:
            found = read_redirects(self._bytes(file))
        except DocumentError as error:
            raise CommandError(str(error)) from error
        if dry_run:
            self.stdout.write("A dry run: nothing is changed.")
        for note in found.notes:
            self.stdout.write(note)
        wishes = [Wish(line.old, line.new, line=line.number) for line in found.lines]
        with transaction.atomic():
            plan = carry_out(wishes, by=None, at=timezone.now())
            transaction.set_rollback(dry_run)
        titles = titles_of((one.destination for one in plan.outcomes), by=None)
        for one in plan.outcomes:
            self._say(one, titles)
        if plan.following:
            number = len(plan.following)
            self.stdout.write(
                f"{number} other {'redirect' if number == 1 else 'redirects'} led on."
            )
        counts = ", ".join(
            f"{len(plan.of(verdict))} {word}" for verdict, word in WORDS.items()
        )
        self.stdout.write(f"{counts}.")
        if plan.of(Verdict.REFUSED):
            raise SystemExit(1)

    def _bytes(self, file: Path) -> bytes:
        try:
            with file.open("rb") as opened:
                return opened.read(MAX_BYTES + 1)
        except OSError as error:
            raise CommandError(f"It can't be read: {error.strerror}.") from error

    def _say(self, one: Outcome, titles: dict[int, str]) -> None:
        if one.verdict is Verdict.REFUSED:
            self.stderr.write(f"Line {one.line}: refused. {one.reason}")
        elif one.verdict is not Verdict.UNCHANGED:
            leads = one.destination.target
            if one.destination.post_id:
                leads = f"“{titles.get(one.destination.post_id, '')}”"
            word = WORDS[one.verdict]
            self.stdout.write(f"Line {one.line}: {word}, {one.path} leads to {leads}")
