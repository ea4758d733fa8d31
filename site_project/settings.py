"""All settings, read from the environment; with nothing set they are safe.

The names: DATA_DIR, DATABASE_URL, SITE_URL, EMAIL_URL, EMAIL_FROM, the S3_ names, and
Django's own SECRET_KEY, DEBUG, ALLOWED_HOSTS, TIME_ZONE, CSRF_TRUSTED_ORIGINS. The
README's table and docs/pictures-and-storage.md explain each.
"""

import re
import zoneinfo
from pathlib import Path
from urllib.parse import urlsplit

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.urls import reverse_lazy

from .secret_key import secret_key_from

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()

# Where a run writes: database, media, key, collected static files.
DATA_DIR = Path(env.str("DATA_DIR", default="") or BASE_DIR / "var").resolve()

# The address under which readers know the site.
SITE_URL = (env.str("SITE_URL", default="") or "http://127.0.0.1:8000").rstrip("/")
try:
    _host = urlsplit(SITE_URL).hostname or ""
except ValueError:  # checks.E001 says it
    _host = ""
HTTPS = SITE_URL.startswith("https://")

SECRET_KEY = env.str("SECRET_KEY", default="") or secret_key_from(
    DATA_DIR / "secret_key"
)
DEBUG = env.bool("DEBUG", default=False)
ALLOWED_HOSTS = env.list(
    "ALLOWED_HOSTS",
    default=list(dict.fromkeys(["127.0.0.1", "localhost", "[::1]", _host])),
)
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])

INSTALLED_APPS = [
    # Before the editor and the forms, whose templates the project replaces.
    "articles",
    "articles.admin.apps.DeskConfig",
    "markdownx",
    "csp",
    "django.forms",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "articles.public.middleware.permissions_policy",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "articles.public.middleware.CompressTextMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "site_project.urls"
WSGI_APPLICATION = "site_project.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]
# The project's templates/ also holds the editor widget's.
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

# Database: SQLite in DATA_DIR unless DATABASE_URL names PostgreSQL.

# The path as it is: in an address, "#", "?" and "%" would mean something else.
_database = {
    "ENGINE": "django.db.backends.sqlite3",
    "NAME": str(DATA_DIR / "db.sqlite3"),
}
_engine = "sqlite3"
if _address := env.str("DATABASE_URL", default=""):
    try:
        _database = env.db_url_config(_address)
        _engine = _database["ENGINE"].rsplit(".", 1)[-1]
    except (KeyError, ValueError, ImproperlyConfigured):
        _engine = ""
if _engine not in {"sqlite3", "postgresql"} or _database["NAME"] == ":memory:":
    raise ImproperlyConfigured(
        "DATABASE_URL names no database that this blog is tested on. Use "
        "postgres://user:password@host/name, or leave it unset for SQLite."
    )
DATABASES = {"default": _database}
if _engine == "sqlite3":
    _database["CONN_MAX_AGE"] = None
    _database["OPTIONS"] = {
        # A writer takes its lock at the start, so that it waits its turn instead
        # of failing half way.
        "transaction_mode": "IMMEDIATE",
        "timeout": 10,
        "init_command": (
            "PRAGMA journal_mode=WAL;"
            "PRAGMA synchronous=NORMAL;"
            "PRAGMA mmap_size=134217728;"
            "PRAGMA cache_size=-16000;"
        ),
    }
else:
    _database["CONN_MAX_AGE"] = 0  # the pool keeps the connections
    _database["OPTIONS"] = {
        **_database.get("OPTIONS", {}),
        "pool": {"min_size": 1, "max_size": 6, "timeout": 10},
    }

# Time and language: UTC in the database, people's zone in the desk.

# The site settings in the admin say which of these the site and the desk speak.
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("es", "Español")]
# One catalogue for the app and the templates, which lie beside it.
LOCALE_PATHS = [BASE_DIR / "articles" / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = env.str("TIME_ZONE", default="") or "UTC"
if TIME_ZONE not in zoneinfo.available_timezones():
    raise ImproperlyConfigured(
        f"TIME_ZONE is “{TIME_ZONE}”, which isn't a known time zone. Use a name such "
        "as America/Los_Angeles."
    )

# Files

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
MEDIA_URL = "/media/"
MEDIA_ROOT = DATA_DIR / "media"
STORAGES = {
    "default": {"BACKEND": "articles.storage.WholeFileStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
# All pictures together, with what is made of them.
PICTURES_LIMIT = int(env.float("PICTURES_LIMIT_GB", default=10.0) * 1024**3)
FILE_UPLOAD_PERMISSIONS = 0o644

# Pictures lie in an S3-compatible store where a bucket is named (checks.E007 on).
S3_BUCKET = env.str("S3_BUCKET", default="")
S3_ENDPOINT_URL = env.str("S3_ENDPOINT_URL", default="")
S3_REGION = env.str("S3_REGION", default="")
S3_ACCESS_KEY_ID = env.str("S3_ACCESS_KEY_ID", default="")
S3_SECRET_ACCESS_KEY = env.str("S3_SECRET_ACCESS_KEY", default="")
# The address from which readers' browsers load them.
S3_PUBLIC_URL = env.str("S3_PUBLIC_URL", default="").rstrip("/")
# The part of it that the content security policy names; "" where it is no address.
_address = re.fullmatch(
    r"(https?://(?:[a-z0-9.-]+|\[[0-9a-f:.]+\])(?::[0-9]{1,5})?)(?:/[^?#\s]*)?",
    S3_PUBLIC_URL,
    re.IGNORECASE,
)
S3_PUBLIC_ORIGIN = _address[1].lower() if _address else ""
if S3_BUCKET:
    STORAGES["default"] = {
        "BACKEND": "articles.storage.BucketStorage",
        "OPTIONS": {
            "bucket": S3_BUCKET,
            "endpoint_url": S3_ENDPOINT_URL,
            "region": S3_REGION,
            "access_key": S3_ACCESS_KEY_ID,
            "secret_key": S3_SECRET_ACCESS_KEY,
            "public_url": S3_PUBLIC_URL,
        },
    }

# An upload is decoded in memory and never kept as it came, not even in a
# temporary file; 12 MB leaves room for the form around the 10 MB picture.
FILE_UPLOAD_HANDLERS = ["articles.admin.uploads.BoundedMemoryUploadHandler"]
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024

# Sign-in

PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": (
            "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"
        )
    },
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = reverse_lazy("admin:login")
LOGIN_REDIRECT_URL = reverse_lazy("admin:index")
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "articles.public.errors.csrf_failure"
CSRF_COOKIE_SAMESITE = "Lax"

# Transport: everything follows the scheme of SITE_URL, so that plain http works on
# the machine itself and nowhere else (checks.E002).

SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SECURE = HTTPS
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
# The server speaks plain http to the TLS front server, which is what an https
# SITE_URL says there is; without one no proxy header is believed.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None

# What a page may do

SECURE_REFERRER_POLICY = "same-origin"  # an address reveals a reader's concern
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
_picture_origins = [S3_PUBLIC_ORIGIN] if S3_BUCKET and S3_PUBLIC_ORIGIN else []
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, *_picture_origins],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    },
}

# The editor: its widget and its script only. Its own addresses are never included;
# these are the desk's (articles/admin/editor/).

MARKDOWNX_URLS_PATH = reverse_lazy("admin:articles_editor_preview")
MARKDOWNX_UPLOAD_URLS_PATH = reverse_lazy("admin:articles_editor_upload")
# Not called by those two; whatever else asks the package to render gets the same.
MARKDOWNX_MARKDOWNIFY_FUNCTION = "articles.publishing.rendered_html"

# Mail: only where an address for it is set, and only to colleagues.

MAIL_IS_CONFIGURED = bool(env.str("EMAIL_URL", default=""))
if MAIL_IS_CONFIGURED:
    try:
        _mail = env.email_url("EMAIL_URL")
    except (KeyError, ValueError, ImproperlyConfigured) as error:
        raise ImproperlyConfigured(
            "EMAIL_URL can't be read. Use smtp+tls://user:password@host:587."
        ) from error
    vars().update(_mail)
    EMAIL_TIMEOUT = 10  # seconds; a mail server that hangs must not hold up the desk
else:
    EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
DEFAULT_FROM_EMAIL = env.str("EMAIL_FROM", default="") or f"blog@{_host or 'localhost'}"
SERVER_EMAIL = DEFAULT_FROM_EMAIL

# Logs: faults go to the console with their time; requests and visitors do not.

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": [], "propagate": True, "level": "WARNING"},
        "django.request": {"level": "ERROR"},
        "django.security.DisallowedHost": {"level": "CRITICAL"},
        # It repeats itself every second while a database is away.
        "psycopg.pool": {"level": "ERROR"},
    },
}
