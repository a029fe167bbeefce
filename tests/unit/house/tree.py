"""Where things are in this tree, for tests about the tree itself."""

import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
PACKAGES = ("kiosk", "screens", "sync", "device", "assets", "provisioning", "county")


def own_files() -> list[Path]:
    """Every file of the project that is or will be committed, as git sees it."""
    listing = subprocess.run(
        [
            "git",
            "-c",
            "safe.directory=*",
            "ls-files",
            "-z",
            "--cached",
            "--others",
            "--exclude-standard",
        ],
        cwd=ROOT,
        check=True,
        capture_output=True,
    ).stdout
    paths = (ROOT / name.decode() for name in listing.split(b"\0") if name)
    return sorted({path for path in paths if path.is_file()})


def make_bare_copy(target: Path) -> Path:
    """A copy of the project as it is now, as a fresh clone would be: no .venv, nothing built."""
    for source in own_files():
        copy = target / source.relative_to(ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(source.read_bytes())
        copy.chmod(source.stat().st_mode & 0o777)
    return target
