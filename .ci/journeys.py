"""Prints how many browser journeys a test report holds; ends with 1 unless all ran."""

import sys
from pathlib import Path
from xml.etree import ElementTree

# The report was written by pytest a moment ago, on this machine.
report = ElementTree.fromstring(Path(sys.argv[1]).read_text())  # noqa: S314
journeys = [
    case
    for case in report.iter("testcase")
    if case.get("classname", "").startswith("tests.journeys.")
]
skipped = [case for case in journeys if case.find("skipped") is not None]
print(f"Browser journeys: {len(journeys) - len(skipped)} ran, {len(skipped)} skipped.")
sys.exit(1 if skipped or not journeys else 0)
