"""Arrays as they come from a file."""

from __future__ import annotations

from typing import TypeVar

import numpy as np
import numpy.typing as npt

_Kind = TypeVar("_Kind", bound=np.generic)


def as_kind(array: npt.NDArray[np.generic], kind: type[_Kind]) -> npt.NDArray[_Kind]:
    """The array, which is of the type `kind`.

    Raises: ValueError if it is not: it comes from a file.
    """
    if array.dtype != kind:
        raise ValueError(f"an array is {array.dtype}, not {np.dtype(kind)}")
    return array.view(kind)
