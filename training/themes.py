"""Trains the linear model that suggests themes: `python -m training.themes`, in an environment of its own.

It takes a few minutes and gives the same bytes every time; docs/themes.md says how to make the environment.
"""

import hashlib
import io
import json
from pathlib import Path

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

from ingest.theming.features import features
from policies.vocabulary import concepts
from training.theme_passages import digest, learned

OUT = Path(__file__).resolve().parents[1] / "ingest" / "theming" / "data"

# Chosen among logistic regression, ridge and a linear support vector machine: docs/themes.md.
_STRENGTH = 10
# Balanced classes make every concept too likely to begin with; this sets the point from which one counts.
_SHIFT = 1.0


def main() -> None:
    """Trains, and writes the model and its manifest."""
    passages = learned()
    codes = list(concepts())
    vectoriser = TfidfVectorizer(analyzer=features, sublinear_tf=True)
    matrix = vectoriser.fit_transform([passage.text for passage in passages])
    models = [
        LogisticRegression(C=_STRENGTH, class_weight="balanced").fit(matrix, [code in p.codes for p in passages])
        for code in codes
    ]
    content = io.BytesIO()
    np.savez_compressed(
        content,
        terms=np.array("\n".join(vectoriser.get_feature_names_out())),
        codes=np.array("\n".join(codes)),
        idf=vectoriser.idf_.astype(np.float32),
        intercepts=np.array([model.intercept_[0] + _SHIFT for model in models], dtype=np.float32),
        # Two decimals change nothing in what is suggested, and make the same file of the last digits of any machine.
        weights=np.stack([model.coef_[0] for model in models], axis=1).round(2).astype(np.float16),
    )
    OUT.mkdir(parents=True, exist_ok=True)
    (OUT / "model.npz").write_bytes(content.getvalue())
    manifest = {"model": hashlib.sha256(content.getvalue()).hexdigest(), "learned_from": digest(passages)}
    (OUT / "manifest.json").write_text(json.dumps(manifest, indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    main()
