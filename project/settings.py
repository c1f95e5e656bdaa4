"""Settings from the environment, with defaults that are safe and need no configuration on SQLite.

DEBUG                 off; Django's debug pages, never on a machine that others reach
SECRET_KEY            the file .secret_key, which `manage.py quickstart` writes once; signs sessions
DATABASE_URL          sqlite:///whence.sqlite3; postgres://user:password@host:5432/name for PostgreSQL
ALLOWED_HOSTS         localhost,127.0.0.1,[::1]; names under which the desk is served
CSRF_TRUSTED_ORIGINS  empty; https://desk.example.org where a proxy ends TLS
HTTPS                 off; secure cookies, HSTS and redirect: set it wherever TLS is
WHENCE_MAX_FILE_MB    20; the largest file that an import takes
WHENCE_MAX_FILE_SECONDS  60; the time within which the text of an HTML, PDF or DOCX file must have been taken out of it
"""

from __future__ import annotations

import sys
import warnings
from pathlib import Path
from typing import Any

import environ
from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()
if (BASE_DIR / ".env").is_file():
    env.read_env(str(BASE_DIR / ".env"))

DEBUG = env.bool("DEBUG", default=False)
HTTPS = env.bool("HTTPS", default=False)
SECRET_FILE = BASE_DIR / ".secret_key"

KEYLESS_COMMANDS = frozenset({"quickstart", "help", "version", "makemigrations", "check", "collectstatic", "--help"})
"""Commands that sign nothing that outlives them, so that they may run before a key is there."""

TOOLS = frozenset({"pytest", "mypy"})


def secret_key() -> str:
    """The key that signs sessions: SECRET_KEY, or the file that quickstart wrote. Raises ImproperlyConfigured."""
    if key := str(env.str("SECRET_KEY", default="")):
        return key
    if SECRET_FILE.is_file() and (key := SECRET_FILE.read_text(encoding="ascii").strip()):
        return key
    if DEBUG or (len(sys.argv) > 1 and sys.argv[1] in KEYLESS_COMMANDS) or not TOOLS.isdisjoint(sys.modules):
        return "insecure: only for debugging, tests and commands that sign nothing"
    raise ImproperlyConfigured(
        "SECRET_KEY is not set. Run 'python manage.py quickstart --no-server', which writes one to .secret_key, "
        "or set SECRET_KEY in the environment."
    )


SECRET_KEY = secret_key()
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])

INSTALLED_APPS = [
    "claims",
    "claims.derived",
    "project.admin.WhenceAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "import_export",
    "simple_history",
    "csp",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
]

ROOT_URLCONF = "project.urls"
WSGI_APPLICATION = "project.wsgi.application"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
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

SQLITE_OPTIONS: dict[str, Any] = {
    # IMMEDIATE: a transaction that will write takes its lock at once instead of failing half-way through.
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": (
        "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;PRAGMA foreign_keys=ON;"
        "PRAGMA mmap_size=268435456;PRAGMA cache_size=-64000;PRAGMA temp_store=MEMORY"
    ),
}


def database() -> dict[str, Any]:
    """The database that DATABASE_URL names, with the options that its engine needs."""
    config: dict[str, Any] = env.db("DATABASE_URL", default=f"sqlite:///{BASE_DIR / 'whence.sqlite3'}")
    if config["ENGINE"].endswith("sqlite3"):
        config["OPTIONS"] = {**SQLITE_OPTIONS, **config.get("OPTIONS", {})}
    elif config["ENGINE"].endswith("postgresql"):
        config.setdefault("CONN_MAX_AGE", 600)
        config["CONN_HEALTH_CHECKS"] = True
    return config


DATABASES = {"default": database()}

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "admin:login"
LOGIN_REDIRECT_URL = "admin:index"

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "UTC"
USE_I18N = True
USE_TZ = True
USE_THOUSAND_SEPARATOR = False

FIXTURE_DIRS = [BASE_DIR / "fixtures"]

STATIC_URL = "static/"
STATIC_ROOT = BASE_DIR / "static"
WHITENOISE_USE_FINDERS = True
"""Serve the desk's files from the packages themselves, so that no `collectstatic` is needed to start."""
warnings.filterwarnings("ignore", message="No directory at", category=UserWarning)

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "object-src": ["'none'"],
        "base-uri": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = True
if HTTPS:
    SECURE_SSL_REDIRECT = True
    SECURE_HSTS_SECONDS = 31_536_000
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

IMPORT_EXPORT_SKIP_ADMIN_LOG = True
"""History says who changed what; a log entry for every imported row would say it twice."""
IMPORT_EXPORT_USE_TRANSACTIONS = True

SIMPLE_HISTORY_HISTORY_CHANGE_REASON_USE_TEXT_FIELD = True
"""An analyst's reason may take more than the hundred characters that history keeps by default."""

WHENCE_MAX_FILE_MB = env.int("WHENCE_MAX_FILE_MB", default=20)
WHENCE_MAX_FILE_SECONDS = env.int("WHENCE_MAX_FILE_SECONDS", default=60)

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
