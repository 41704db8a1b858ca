"""Settings of the web application and the store. Each comes from the environment, with a default that serves at once.

`JISR_DATABASE` is the address of the database, `JISR_SAFETY` NORMAL or FULL for SQLite, `JISR_HOSTS` the names the
server answers to, `JISR_HTTPS` 1 when browsers reach it by HTTPS alone, `JISR_SECRET` the key of sign-in cookies,
`JISR_DATA` another data folder, `JISR_VAR` where the database and collected files lie.
"""

import os
import secrets
from pathlib import Path

from csp.constants import NONE, SELF
from django.conf.locale import LANG_INFO

from jisr.settings.languages import tongues
from jisr.store.addresses import database_from

ROOT = Path(__file__).parents[3]
DATA = Path(os.environ.get("JISR_DATA", ROOT / "data"))
VAR = Path(os.environ.get("JISR_VAR", ROOT / "var"))

DEBUG = False
SECRET_KEY = os.environ.get("JISR_SECRET") or secrets.token_urlsafe(50)
ALLOWED_HOSTS = os.environ.get("JISR_HOSTS", "127.0.0.1,localhost,[::1]").split(",")

INSTALLED_APPS = ["django.contrib.staticfiles", "jisr.store"]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
ROOT_URLCONF = "jisr.web.urls"
TEMPLATES: list[dict[str, str]] = []

DATABASES = {
    "default": database_from(
        os.environ.get("JISR_DATABASE", ""),
        default=VAR / "jisr.sqlite3",
        safety=os.environ.get("JISR_SAFETY", "NORMAL"),
    )
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

_TONGUES = tongues(DATA)
LANGUAGE_CODE = "en"
LANGUAGES = [(each.tag, each.name) for each in _TONGUES]
LANGUAGES_BIDI = [each.tag for each in _TONGUES if each.right_to_left]
for _each in _TONGUES:
    LANG_INFO.setdefault(
        _each.tag,
        {"bidi": _each.right_to_left, "code": _each.tag, "name": _each.name, "name_local": _each.name},
    )
USE_I18N = False  # Catalogues are those of `data/`; Django's own never reach a page.
USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STATICFILES_DIRS = [ROOT / "src" / "jisr" / "press" / "static"]

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "font-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "form-action": [SELF],
    }
}
X_FRAME_OPTIONS = "DENY"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SECURE = os.environ.get("JISR_HTTPS", "") == "1"
CSRF_COOKIE_SAMESITE = "Lax"
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"

__all__ = [
    "ALLOWED_HOSTS",
    "CONTENT_SECURITY_POLICY",
    "CSRF_COOKIE_HTTPONLY",
    "CSRF_COOKIE_SAMESITE",
    "CSRF_COOKIE_SECURE",
    "DATA",
    "DATABASES",
    "DEBUG",
    "DEFAULT_AUTO_FIELD",
    "INSTALLED_APPS",
    "LANGUAGES",
    "LANGUAGES_BIDI",
    "LANGUAGE_CODE",
    "MIDDLEWARE",
    "PASSWORD_HASHERS",
    "ROOT",
    "ROOT_URLCONF",
    "SECRET_KEY",
    "SECURE_CROSS_ORIGIN_OPENER_POLICY",
    "SECURE_REFERRER_POLICY",
    "STATICFILES_DIRS",
    "STATIC_ROOT",
    "STATIC_URL",
    "TEMPLATES",
    "TIME_ZONE",
    "USE_I18N",
    "USE_TZ",
    "VAR",
    "X_FRAME_OPTIONS",
]
