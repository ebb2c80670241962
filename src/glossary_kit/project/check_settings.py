"""What the settings of a project say about a run of the checks, made into values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from glossary_kit.check.baseline import Baseline, read_baseline
from glossary_kit.check.rule import Rule, Severity
from glossary_kit.check.rules import RULES
from glossary_kit.check.selection import rules_named, selected
from glossary_kit.check.waivers import Waiver, read_waivers
from glossary_kit.config import Config, PerFile, place_of
from glossary_kit.errors import ConfigError, ErrorGroup, Location, UsageError


def chosen_rules(
    config: Config, select: Iterable[str] | None = None, ignore: Iterable[str] | None = None
) -> tuple[Rule, ...]:
    """The rules of a run: those of the settings, unless `select` or `ignore` say otherwise.

    Raises: ConfigErrors in a group for names in the settings that stand for no rule,
        UsageError for others.
    """
    check_names(config)
    return selected(
        RULES,
        config.select if select is None else select,
        config.ignore if ignore is None else ignore,
    )


def severities(config: Config) -> Mapping[str, Severity]:
    """The severity for each code that the settings give another one."""
    return {
        rule.code: Severity(chosen)
        for name, chosen in config.severity.items()
        for rule in rules_named(RULES, name)
    }


def check_names(config: Config) -> None:
    """Make sure that every rule named in the settings is one.

    Raises: ErrorGroup of ConfigErrors with their lines.
    """
    errors = []
    for where, name in _names(config):
        try:
            rules_named(RULES, name)
        except UsageError as error:
            errors.append(ConfigError(error.message, at=place_of(config, where), hint=error.hint))
    if errors:
        raise ErrorGroup(errors)


def _names(config: Config) -> Iterable[tuple[tuple[str, ...], str]]:
    """Every name of a rule in the settings, with the keys that lead to it."""
    yield from ((("select",), name) for name in config.select)
    yield from ((("ignore",), name) for name in config.ignore)
    yield from ((("severity", name), name) for name in config.severity)
    for each in config.per_file:
        yield from (((*_per_file(each), "select"), name) for name in each.select)
        yield from (((*_per_file(each), "ignore"), name) for name in each.ignore)


def _per_file(settings: PerFile) -> tuple[str, str]:
    return ("per_file", settings.pattern)


def waivers(config: Config) -> tuple[Waiver, ...]:
    """The waivers of the file that the settings name; none if they name none.

    Raises: ConfigError if the file is missing; ErrorGroup of ConfigErrors for what is wrong
        in it.
    """
    if config.waivers is None:
        return ()
    codes = {rule.code for rule in RULES}
    data = _content(config.waivers, "the file of waivers", "write one, or take out the setting")
    return read_waivers(data, str(config.waivers), codes)


def baseline(path: Path | None) -> Baseline | None:
    """The baseline in the file `path`; `None` if there is no path.

    Raises: ConfigError if the file is missing, or no baseline.
    """
    if path is None:
        return None
    hint = f"write it with --write-baseline {path.name}"
    return read_baseline(_content(path, "the baseline", hint), str(path))


def _content(path: Path, what: str, hint: str) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        message = f"{what} cannot be read: {error.strerror}"
        raise ConfigError(message, at=Location(path=str(path)), hint=hint) from error
