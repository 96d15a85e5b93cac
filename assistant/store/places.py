"""Where things lie beside a database."""

from pathlib import Path


def keys_of(path: Path) -> Path:
    """Return the folder with the slots of a database."""
    return path.with_name(path.name + ".keys")


def has_bytes(path: Path) -> bool:
    """Say whether a file is there and not empty."""
    return path.exists() and path.stat().st_size > 0


def backups_of(path: Path) -> Path:
    """Return the folder of the backups of a database."""
    return path.with_name(path.name + ".backups")


def begun_restores(path: Path) -> list[Path]:
    """Return copies that were about to take the place of a database; the name may hold any letters."""
    folder, begins = path.parent, f"{path.name}.restoring-"
    return [each for each in folder.iterdir() if each.name.startswith(begins)] if folder.is_dir() else []  # fmt: skip
