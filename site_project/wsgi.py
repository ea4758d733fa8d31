"""The WSGI application that the server runs."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "site_project.settings")

application = get_wsgi_application()

# A process before this one may have ended with work to do.
from articles.publishing import go_on, keep_counting  # noqa: E402 (needs the apps)

go_on()
keep_counting()
