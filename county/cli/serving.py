"""The county's web server: waitress, until it is told to stop."""

import logging
import signal
import sys

import waitress

from county.wsgi import application

_THREADS = 8


def serve_until_told(host: str, port: int) -> None:
    """Serve on that address; the first line on stdout is the base URL. `OSError` if it is taken."""
    server = waitress.create_server(
        application,
        host=host,
        port=port,
        threads=_THREADS,
        ident=None,
        clear_untrusted_proxy_headers=True,
    )
    # A request that waits a moment for a thread is no trouble, and nothing to tell anybody.
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    shown = f"[{host}]" if ":" in host else host
    sys.stdout.write(f"http://{shown}:{server.effective_port}/\n")
    sys.stdout.flush()
    try:
        server.run()
    finally:
        server.close()
