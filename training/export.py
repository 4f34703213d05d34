"""Writes the trained model as the service runs it: int8 ONNX, its vocabulary, and the manifest of both.

python -m training.export --encoder FOLDER --out FOLDER
"""

import hashlib
import json
import shutil
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from ingest.name_model.labels import LABELS
from ingest.name_model.model import DATA
from training.encoder import Tagger
from training.train import LAYERS

# Chosen on the invented passages and corpora kept for development (docs/name-model.md): see there for what they give.
THRESHOLDS = {"PER": 0.35, "LOC": 0.6, "ORG": 0.6}


def export(encoder: Path, out: Path) -> None:
    """Turns `tagger.pt` in `out` into the files of `ingest/name_model/data`."""
    tagger = Tagger(len(LABELS), LAYERS)
    tagger.load_state_dict(torch.load(out / "tagger.pt", weights_only=True))
    tagger.eval()
    example = torch.ones(1, 8, dtype=torch.long)
    axes = {0: "passages", 1: "pieces"}
    torch.onnx.export(
        tagger,
        (example, example),
        str(out / "model.onnx"),
        input_names=["pieces", "shapes"],
        output_names=["logits"],
        dynamic_axes={"pieces": axes, "shapes": axes, "logits": axes},
        opset_version=17,
        dynamo=False,
    )
    DATA.mkdir(exist_ok=True)
    # Seven bits: on processors without VNNI eight would overflow in the sums of products.
    quantize_dynamic(
        out / "model.onnx", DATA / "model.onnx", weight_type=QuantType.QInt8, per_channel=True, reduce_range=True
    )
    shutil.copyfile(encoder / "tokenizer.json", DATA / "vocabulary.json")
    manifest = {
        "files": {
            name: hashlib.sha256((DATA / name).read_bytes()).hexdigest() for name in ("model.onnx", "vocabulary.json")
        },
        "thresholds": THRESHOLDS,
    }
    (DATA / "manifest.json").write_text(json.dumps(manifest, indent=2) + "\n", "utf-8")
