"""Turns documents into posts: plain text and Markdown with front matter."""

import os
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from articles.exchange.document import MAX_BYTES, DocumentError
from articles.exchange.load import Outcome, load
from articles.exchange.read import read_document
from articles.publishing import PublishingError
from articles.rendering import TextTooLongError


def in_unicode(path: Path) -> str:
    """The path as text that can be printed and stored, whatever bytes it is of."""
    return os.fsencode(path).decode("utf-8", "replace")


class Command(BaseCommand):
    help = (
        "Turns documents (.txt, .md) into posts, drafts unless --publish is given. "
        "Running it again changes nothing."
    )
    requires_migrations_checks = True

    def add_arguments(self, parser) -> None:
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
        parser.add_argument(
            "--publish", action="store_true", help="show them to readers at once"
        )
        parser.add_argument(
            "--dry-run", action="store_true", help="say what would be done; do nothing"
        )

    def handle(self, *, files: list[Path], publish: bool, dry_run: bool, **options):
        failed = 0
        if dry_run:
            self.stdout.write("A dry run: nothing is changed.")
        for path in files:
            try:
                with transaction.atomic():
                    outcome = self._load(path, publish)
                    self._report(path, outcome)
                    transaction.set_rollback(dry_run)
            except (DocumentError, PublishingError, TextTooLongError) as error:
                failed += 1
                self.stderr.write(f"{in_unicode(path.name)}: not imported. {error}")
        if failed:
            done = len(files) - failed
            raise CommandError(f"{failed} not imported, {done} done.")

    def _load(self, path: Path, publish: bool) -> Outcome:
        try:
            if path.exists() and not path.is_file():
                raise DocumentError("It isn't a file.")
            with path.open("rb") as file:
                data = file.read(MAX_BYTES + 1)
        except OSError as error:
            raise DocumentError(f"It can't be read: {error.strerror}.") from error
        if len(data) > MAX_BYTES:
            raise DocumentError("It is larger than 2 MB, too much for one text.")
        source = in_unicode(path.resolve())[-255:]
        document = read_document(in_unicode(path), data)
        return load(document, source=source, publish_it=publish)

    def _report(self, path: Path, outcome: Outcome) -> None:
        post = outcome.post
        said = f"{in_unicode(path.name)}: {outcome.action}, “{post}”"
        if outcome.published or outcome.action in {"created", "updated"}:
            state = "published" if outcome.published else "draft"
            said += f", {post.kind}, {state}, {post.get_absolute_url()}"
        self.stdout.write(said)
        for note in outcome.notes:
            self.stdout.write(f"    {note}")
