"""Entry of the `county` command."""

import os
import sys
from collections.abc import Sequence

from county.cli.outcome import WorldSaidNoError
from county.cli.parser import parser
from county.home import HOME_VARIABLE, home_from_environment


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns its exit code."""
    options = parser().parse_args(arguments)
    if options.home is not None:
        os.environ[HOME_VARIABLE] = str(options.home)
    os.environ["DJANGO_SETTINGS_MODULE"] = "county.settings"
    home = home_from_environment()
    # Only now: Django reads its settings, and with them the home folder, when this is imported.
    from county.cli import attach_commands, commands, import_commands, key_commands

    try:
        match options.command:
            case "demo-data":
                commands.demo_data(
                    home,
                    seed=options.seed,
                    today=options.today,
                    people=options.people,
                    payments=options.payments,
                    cards=options.cards,
                    workbooks=options.workbooks,
                    as_json=options.json,
                )
            case "publish":
                commands.publish(home, out=options.out, as_json=options.json)
            case "import":
                import_commands.take(home, options)
            case "template":
                import_commands.template(options)
            case "batch":
                import_commands.batch(home, options)
            case "attach":
                attach_commands.attach(home, options)
            case "sign":
                key_commands.sign(home, out=options.out)
            case "keys":
                key_commands.keys(home, options)
            case "kiosk":
                key_commands.kiosk(home, options)
            case "serve":
                commands.serve(home, out=options.out, host=options.host, port=options.port)
            case _:
                raise AssertionError(options.command)
    except WorldSaidNoError as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as error:
        print(f"{error.filename or 'The system'}: {error.strerror or error}.", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Interrupted.", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
