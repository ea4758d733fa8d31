"""Makes what the pictures still lack, in the foreground."""

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import ngettext

from articles.models import Picture
from articles.publishing import renew_cards, renew_icons, sweep, work


class Command(BaseCommand):
    help = (
        "Makes the sizes and formats that pictures still lack, or all of them anew by "
        "the present recipe, and clears away files that belong to no picture."
    )

    def add_arguments(self, parser) -> None:
        parser.add_argument(
            "--all",
            action="store_true",
            help="look through every picture, such as after files were lost",
        )

    def handle(self, *, all: bool, **options) -> None:
        if all:
            Picture.objects.update(owed=True)
        Picture.objects.exclude(tries=0).update(tries=0)
        made = 0
        faults = []
        for picture, fault in work():
            if fault is None:
                made += 1
                self.stdout.write(f"{picture.reference}: {len(picture.renditions)}")
            else:
                faults.append(picture)
                self.stderr.write(f"{picture.reference}: {fault}")
        renew_icons()
        cards = renew_cards()
        if cards:
            said = ngettext(
                "%(cards)s social card made.", "%(cards)s social cards made.", cards
            )
            self.stdout.write(said % {"cards": cards})
        pictures, files = sweep()
        self.stdout.write(
            f"{made} picture{'s' * (made != 1)} made ready; cleared away: "
            f"{pictures} that nobody described, {files} files that nothing holds."
        )
        waiting = Picture.objects.owing().count() - len(faults)
        if waiting > 0:
            self.stdout.write(f"{waiting} are being made by the running server.")
        if faults:
            raise CommandError(
                f"{len(faults)} could not be made. Readers get the picture itself. "
                "Its file may be gone: replace it in the admin, or restore a backup."
            )
