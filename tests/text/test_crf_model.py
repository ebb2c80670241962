"""Weights of a conditional random field, read from a file of CRFsuite's."""

from __future__ import annotations

from pathlib import Path

import pytest

from glossary_kit.text.crf_model import read_model

pycrfsuite = pytest.importorskip("pycrfsuite", reason="khmer-nltk brings CRFsuite")


def trained(path: Path, labels: str) -> Path:
    """A model of these labels, trained on a sequence in which each has an attribute of its own."""
    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.append([[f"ក{label}"] for label in labels], list(labels))
    trainer.train(str(path))
    return path


def test_the_weights_that_crfsuite_tells(tmp_path: Path) -> None:
    path = trained(tmp_path / "model", "abba")
    tagger = pycrfsuite.Tagger()
    tagger.open(str(path))
    told = tagger.info()
    model = read_model(path.read_bytes())
    first, second = model.labels
    for name in ("កa", "កb"):
        weights = [told.state_features.get((name, label), 0.0) for label in (first, second)]
        assert model.attributes[name] == pytest.approx(weights[0] - weights[1], abs=2e-6)
    assert {
        (one, other): pytest.approx(model.transitions[i][j], abs=2e-6)
        for i, one in enumerate(model.labels)
        for j, other in enumerate(model.labels)
    } == {(one, other): told.transitions.get((one, other), 0.0) for one in "ab" for other in "ab"}


def test_a_field_of_three_labels_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="two labels"):
        read_model(trained(tmp_path / "model", "abca").read_bytes())


def test_another_file_is_refused() -> None:
    with pytest.raises(ValueError, match="no CRFsuite model"):
        read_model(b"PK\x03\x04" + bytes(60))
