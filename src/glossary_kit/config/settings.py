"""Settings: found upward from where the user stands, read strictly, paths made whole."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType

from glossary_kit.config.toml_lines import line_of
from glossary_kit.config.toml_source import TomlSource, TomlTable
from glossary_kit.errors import ConfigError, ErrorGroup, Location

_FILE = "glossary-kit.toml"
_PYPROJECT = "pyproject.toml"
_TABLE = "glossary-kit"
_POINTS = range(101)
_YEARS = range(1, 101)
_KEYS = (
    *("term_base", "memory", "source", "target", "select", "ignore", "severity", "per_file"),
    *("segmenter", "baseline", "waivers", "fail_on", "penalties"),
)


class _Severity(StrEnum):
    MINOR = "minor"
    MAJOR = "major"
    CRITICAL = "critical"


@dataclass(frozen=True, slots=True, kw_only=True)
class PerFile:
    """Rules switched on and off for the files that match the glob `pattern`."""

    pattern: str
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Penalties:
    """Points from 0 to 100 that matches of the memory lose whatever their text.

    A unit last changed more than `older_than` years ago loses `age` points. `collections` has
    those of a collection, or a document in it (`guides`, `guides/guide-2024`).
    """

    age: int = 1
    older_than: int = 10
    collections: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """The settings of a run.

    `term_base` and `memory` are folders, or files that a codec reads. An empty `select` means
    all rules; `severity` gives rules another severity (minor, major, critical); issues below
    `fail_on` do not fail a run. `path` is the settings file, `None` where there is none.
    Rule codes and the name of the segmenter are checked by whoever knows them.
    """

    folder: Path
    term_base: Path
    memory: Path
    path: Path | None = None
    source: str = "en"
    target: str = "km"
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    per_file: tuple[PerFile, ...] = ()
    segmenter: str | None = None
    baseline: Path | None = None
    waivers: Path | None = None
    fail_on: str = "minor"
    penalties: Penalties = field(default_factory=Penalties)


def find_config(start: Path) -> Config:
    """The settings that hold at `start`, a file or a folder.

    The nearest folder upward decides: one with `glossary-kit.toml`, with `[tool.glossary-kit]`
    in `pyproject.toml`, or with both `glossary/` and `tm/`. Relative paths count from that
    folder; what it does not have, and what nobody sets, is the shipped term base and memory.

    Raises: ErrorGroup of ConfigErrors, every one with its line and a hint.
    """
    here = start.absolute()
    folders = [here, *here.parents] if here.is_dir() else list(here.parents)
    for folder in folders:
        if config := _from_files(folder):
            return config
        if (folder / "glossary").is_dir() and (folder / "tm").is_dir():
            return Config(folder=folder, term_base=folder / "glossary", memory=folder / "tm")
    data = shipped_data()
    return Config(folder=folders[0], term_base=data / "glossary", memory=data / "tm")


def place_of(config: Config, where: tuple[str, ...]) -> Location:
    """Where the setting with the keys `where` is written."""
    if config.path is None:
        return Location(path=str(config.folder))
    text = _content(config.path).decode("utf-8-sig").replace("\r\n", "\n")
    head = ("tool", _TABLE) if config.path.name == _PYPROJECT else ()
    return Location(path=str(config.path), line=line_of(text, (*head, *where)))


def shipped_data() -> Path:
    """The folder with the `glossary/` and `tm/` that come with the kit.

    Raises: ConfigError if the installation has none.
    """
    package = Path(__file__).resolve().parents[1]
    checkout = package.parents[1]
    for folder in (package / "data", checkout):
        if (folder / "glossary").is_dir():
            return folder
    at = Location(path=str(package))
    hint = "install glossary-kit again, or name a term base with --term-base"
    raise ConfigError("the shipped term base is missing", at=at, hint=hint)


def _from_files(folder: Path) -> Config | None:
    if (path := folder / _FILE).is_file():
        source = TomlSource(str(path), ConfigError)
        return _config(source.parse(_content(path), comments=True), path)
    path = folder / _PYPROJECT
    if not path.is_file() or _TABLE.encode() not in (data := _content(path)):
        return None
    top = TomlSource(str(path), ConfigError).parse(data, comments=True)
    tool = top.table("tool")
    settings = tool.table(_TABLE) if tool else None
    top.source.finish()
    return _config(settings, path) if settings else None


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        what = f"the settings cannot be read: {error.strerror}"
        at = Location(path=str(path))
        raise ErrorGroup([ConfigError(what, at=at, hint="check its permissions")]) from error


def _config(table: TomlTable, path: Path) -> Config:
    table.only(_KEYS)
    folder = path.parent
    config = Config(
        folder=folder,
        path=path,
        term_base=_path(table, "term_base", folder) or _data(folder, "glossary"),
        memory=_path(table, "memory", folder) or _data(folder, "tm"),
        source=table.text("source") or "en",
        target=table.text("target") or "km",
        select=table.texts("select"),
        ignore=table.texts("ignore"),
        severity=_severity(table.table("severity")),
        per_file=_per_file(table.table("per_file")),
        segmenter=table.text("segmenter"),
        baseline=_path(table, "baseline", folder),
        waivers=_path(table, "waivers", folder),
        fail_on=table.choice("fail_on", _Severity) or _Severity.MINOR,
        penalties=_penalties(table.table("penalties")),
    )
    if config.source == config.target:
        table.wrong("target", f"source and target are both {config.target}", "name two languages")
    table.source.finish()
    return config


def _path(table: TomlTable, key: str, folder: Path) -> Path | None:
    value = table.text(key)
    return folder / Path(value).expanduser() if value else None


def _data(folder: Path, name: str) -> Path:
    return folder / name if (folder / name).is_dir() else shipped_data() / name


def _severity(table: TomlTable | None) -> Mapping[str, str]:
    chosen = {code: table.choice(code, _Severity) for code in table.values} if table else {}
    return MappingProxyType({code: str(choice) for code, choice in chosen.items() if choice})


def _penalties(table: TomlTable | None) -> Penalties:
    if table is None:
        return Penalties()
    table.only(("age", "older_than", "collections"))
    age, older_than = table.number("age", _POINTS), table.number("older_than", _YEARS)
    inner = table.table("collections")
    points = {name: inner.number(name, _POINTS) for name in inner.values} if inner else {}
    usual = Penalties()
    return Penalties(
        age=usual.age if age is None else age,
        older_than=older_than or usual.older_than,
        collections=MappingProxyType({name: each or 0 for name, each in points.items()}),
    )


def _per_file(table: TomlTable | None) -> tuple[PerFile, ...]:
    inner = [(pattern, table.table(pattern)) for pattern in table.values] if table else []
    found = []
    for pattern, settings in inner:
        if settings:
            settings.only(("select", "ignore"))
            select, ignore = settings.texts("select"), settings.texts("ignore")
            found.append(PerFile(pattern=pattern, select=select, ignore=ignore))
    return tuple(found)
