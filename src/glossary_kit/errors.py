"""The errors a user can mend, each with its place and the way out.

Every error that reaches a person is one of four kinds, named after who can mend it.
Anything else that is raised is a bug and is not caught.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct


class Location(Struct, frozen=True, kw_only=True):
    """A place in a file as people count: `line` and `column` start at 1; `None` where unknown."""

    path: str
    line: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        numbers = [str(number) for number in (self.line, self.column) if number is not None]
        return ":".join([self.path, *numbers])


class GlossaryKitError(Exception):
    """An error with its place (`at`) and the way out (`hint`)."""

    def __init__(
        self, message: str, *, at: Location | None = None, hint: str | None = None
    ) -> None:
        super().__init__(message)
        self.message = message
        self.at = at
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.at}: {self.message}" if self.at else self.message

    def __reduce__(self) -> tuple[object, ...]:
        """Pickle with place and hint, so that errors cross process borders whole."""
        return _rebuild, (type(self), self.message, self.at, self.hint)


def _rebuild(
    kind: type[GlossaryKitError], message: str, at: Location | None, hint: str | None
) -> GlossaryKitError:
    return kind(message, at=at, hint=hint)


class DataError(GlossaryKitError):
    """Something in the term base or the memory is wrong: the terminologist mends it."""


class FormatError(GlossaryKitError):
    """A foreign file cannot be read: whoever sent the file mends it."""


class ConfigError(GlossaryKitError):
    """A setting is wrong: the owner of the project mends it."""


class UsageError(GlossaryKitError):
    """A call is wrong: the caller mends it."""


class ErrorGroup(GlossaryKitError):  # noqa: N818  as in the standard library's ExceptionGroup
    """Several errors found in one pass, in the order of their places."""

    def __init__(self, errors: Sequence[GlossaryKitError]) -> None:
        super().__init__("\n".join(str(error) for error in errors))
        self.errors = tuple(errors)

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (self.errors,)


def raise_together(errors: Sequence[GlossaryKitError]) -> None:
    """Raise the one error, or an ErrorGroup of several; nothing if there is none."""
    if len(errors) == 1:
        raise errors[0]
    if errors:
        raise ErrorGroup(errors)
