"""The county as a WSGI application, for waitress here or any other server."""

from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()
