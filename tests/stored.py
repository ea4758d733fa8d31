"""What lies in the store, but for the icons that a site's settings bring with them."""

import os

from django.conf import settings


def stored_names() -> set[str]:
    """The name of every file that is stored, the site's icons left out."""
    root = settings.MEDIA_ROOT
    return {
        os.path.relpath(os.path.join(folder, name), root)
        for folder, _, names in os.walk(root)
        for name in names
        if os.path.relpath(folder, root) != "site"
    }
