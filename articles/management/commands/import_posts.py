"""Turns documents into posts: plain text and Markdown with front matter."""

from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from articles.exchange.document import MAX_BYTES, DocumentError
from articles.exchange.load import Outcome, load
from articles.exchange.read import read_document
from articles.publishing import PublishingError
from articles.rendering import TextTooLongError


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
                self.stderr.write(f"{path.name}: not imported. {error}")
            except ValidationError as error:
                failed += 1
                reasons = " ".join(
                    f"{name.replace('_', ' ')}: {sentence}"
                    for name, sentences in error.message_dict.items()
                    for sentence in sentences
                )
                self.stderr.write(f"{path.name}: not imported. {reasons}")
        if failed:
            done = len(files) - failed
            raise CommandError(f"{failed} not imported, {done} done.")

    def _load(self, path: Path, publish: bool) -> Outcome:
        try:
            if path.stat().st_size > MAX_BYTES:
                raise DocumentError("It is larger than 2 MB, too much for one text.")
            data = path.read_bytes()
        except OSError as error:
            raise DocumentError(f"It can't be read: {error.strerror}.") from error
        resolved = path.resolve()
        source = f"{resolved.parent.name}/{resolved.name}"[-255:]
        document = read_document(path.name, data)
        return load(document, source=source, publish_it=publish)

    def _report(self, path: Path, outcome: Outcome) -> None:
        post = outcome.post
        state = "published" if outcome.published else "draft"
        if outcome.action in {"unchanged", "left alone"} and not outcome.published:
            self.stdout.write(f"{path.name}: {outcome.action}, “{post}”")
        else:
            self.stdout.write(
                f"{path.name}: {outcome.action}, “{post}”, {post.kind}, {state}, "
                f"{post.get_absolute_url()}"
            )
        if outcome.action != "unchanged":
            for note in outcome.notes:
                self.stdout.write(f"    {note}")
