"""The weights of a conditional random field that CRFsuite wrote, read without CRFsuite.

A first-order chain (Lafferty, McCallum and Pereira 2001) knows how much each attribute of a
place speaks for each label there, and how well two labels follow each other. With two labels
only the differences matter: an attribute is one number, how much more it speaks for the first
label than for the second.

The layout is that of CRFsuite 0.12 (N. Okazaki, `crf1d_model.c` and `cqdb.c`): a header that
names the places of its parts; the features, 20 bytes each, of a label and an attribute or of
two labels; and the names of labels and attributes, each in a table of its own, in which a list
leads from the number of a name to the name.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import dataclass

_HEADER = struct.Struct("<4sI4sIIIIIIIII")
_FEATURES = struct.Struct("<4sII")
_FEATURE = struct.Struct("<IIId")
_STATE = 0
_NAMES = struct.Struct("<4sIIIII")
_NAME_HEAD = struct.Struct("<II")


@dataclass(frozen=True, slots=True)
class CrfModel:
    """A field with the two `labels`.

    `attributes` gives for the name of each how much more it speaks for the first label;
    `transitions[a][b]` how well label number `b` follows label number `a`.
    """

    labels: tuple[str, str]
    attributes: Mapping[str, float]
    transitions: tuple[tuple[float, float], tuple[float, float]]


def read_model(data: bytes) -> CrfModel:
    """The field in a file of CRFsuite's.

    Raises:
        ValueError: if `data` is no such file, or its field has not two labels.

    """
    header = _HEADER.unpack_from(data)
    magic, _, kind, _, _, label_count, _, features_at, labels_at, attributes_at = header[:10]
    if (magic, kind, label_count) != (b"lCRF", b"FOMC", 2):
        raise ValueError("no CRFsuite model of a chain with two labels")
    _, _, count = _FEATURES.unpack_from(data, features_at)
    begin = features_at + _FEATURES.size
    features = _FEATURE.iter_unpack(data[begin : begin + count * _FEATURE.size])
    first, second = _names(data, labels_at)
    names = _names(data, attributes_at)
    weights = [0.0] * len(names)
    follows = [[0.0, 0.0], [0.0, 0.0]]
    for of, source, label, weight in features:
        if of == _STATE:
            weights[source] += -weight if label else weight
        else:
            follows[source][label] = weight
    (aa, ab), (ba, bb) = follows
    return CrfModel(
        labels=(first, second),
        attributes=dict(zip(names, weights, strict=True)),
        transitions=((aa, ab), (ba, bb)),
    )


def _names(data: bytes, at: int) -> list[str]:
    """The names of the table that begins at `at`, in the order of their numbers."""
    _, _, _, _, count, list_at = _NAMES.unpack_from(data, at)
    places = struct.unpack_from(f"<{count}I", data, at + list_at)
    # Behind a number and its length, which counts a byte 0 at the end, stands the name.
    begins = [at + place + _NAME_HEAD.size for place in places]
    length_of = _NAME_HEAD.unpack_from
    return [
        data[begin : begin + length_of(data, begin - _NAME_HEAD.size)[1] - 1].decode()
        for begin in begins
    ]
