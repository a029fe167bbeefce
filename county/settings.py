"""Django's settings of the county. The home folder comes from `county.home`."""

import os

from county.home import PACKAGES_VARIABLE, home_from_environment

HOME = home_from_environment()

SECRET_KEY = os.environ.get("MINGBAI_COUNTY_SECRET_KEY", "nothing is signed: no sessions, no forms")
DEBUG = False
ALLOWED_HOSTS = ["*"]

INSTALLED_APPS = ["county.disclosure", "county.attaching", "county.importing", "county.portal"]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "county.portal.headers.SecurityHeaders",
]
ROOT_URLCONF = "county.urls"
WSGI_APPLICATION = "county.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
    }
]

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": HOME.database,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        },
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "zh-hans"
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True

PICTURES_FOLDER = str(HOME.files)
PUBLISHED_FOLDER = os.environ.get(PACKAGES_VARIABLE, str(HOME.packages))

# Own failures go to stderr, for the journal; what a visitor got wrong is nobody's business.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"stderr": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "django.request": {"handlers": ["stderr"], "level": "ERROR", "propagate": False},
    },
}
