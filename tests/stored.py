"""What lies in the folder for pictures."""

import os

from django.conf import settings


def stored_names() -> set[str]:
    """The name of every file that is stored."""
    root = settings.MEDIA_ROOT
    return {
        os.path.relpath(os.path.join(folder, name), root)
        for folder, _, names in os.walk(root)
        for name in names
    }
