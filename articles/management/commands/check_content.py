"""Runs the checklist over everything that readers see now."""

from django.conf import settings
from django.core.management.base import BaseCommand

from articles.models import Edition
from articles.publishing import BLOCK, Finding, recheck


class Command(BaseCommand):
    help = (
        "Checks every text that readers see now, says what it finds, and shows it at "
        "the desk. Ends with 1 where something is needed."
    )
    requires_migrations_checks = True

    def handle(self, **options) -> None:
        checked = needed = worth_a_look = 0
        for edition, findings in recheck():
            checked += 1
            blocked = any(finding.level == BLOCK for finding in findings)
            needed += blocked
            worth_a_look += bool(findings) and not blocked
            if findings:
                self._report(edition, findings)
        self.stdout.write(
            f"{checked} {'text' if checked == 1 else 'texts'} checked: {needed} with "
            f"something needed, {worth_a_look} worth a look."
        )
        if needed:
            raise SystemExit(1)

    def _report(self, edition: Edition, findings: list[Finding]) -> None:
        self.stdout.write(
            f"“{edition}”, {settings.SITE_URL}{edition.get_absolute_url()}"
        )
        for finding in findings:
            level = "needed" if finding.level == BLOCK else "worth a look"
            where = f" (line {finding.line + 1})" if finding.line >= 0 else ""
            self.stdout.write(f"    {level}: {finding.sentence}{where}")
        self.stdout.write("")
