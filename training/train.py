"""Trains the name model.

The same seed, data and library versions on one machine give the same model. A run that was stopped goes on from its
last checkpoint.
"""

import sys
import time
from pathlib import Path

import torch
from torch.nn import functional

from ingest.name_model.labels import LABELS
from ingest.name_model.reading import Reader
from training.encoder import published
from training.examples import NOTHING, batches, mixture

SEED = 20_261_124
LAYERS = 4
ROUNDS = 2
INVENTED = 18_000
_RATE = 2e-4
_HEAD_RATE = 1e-3
_WARM = 0.06
_EVERY = 50


def train(encoder: Path, shared: Path, out: Path) -> None:
    """Writes the trained model's weights to `tagger.pt` in `out`; `encoder` holds the published one."""
    torch.manual_seed(SEED)
    torch.set_num_threads(2)
    reader = Reader((encoder / "tokenizer.json").read_text("utf-8"))
    tagger = published(encoder, len(LABELS), LAYERS)
    plan = [
        batch
        for number in range(ROUNDS)
        for batch in batches(reader, mixture(shared, SEED + number, INVENTED), SEED + number)
    ]
    head = [parameter for name, parameter in tagger.named_parameters() if name.startswith("head")]
    body = [p for n, p in tagger.named_parameters() if not n.startswith("head") and p.requires_grad]
    optimiser = torch.optim.AdamW(
        [{"params": body, "lr": _RATE}, {"params": head, "lr": _HEAD_RATE}], weight_decay=0.01, betas=(0.9, 0.98)
    )
    warm = max(1, int(len(plan) * _WARM))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min((step + 1) / warm, max(0.0, (len(plan) - step) / (len(plan) - warm)))
    )
    checkpoint = out / "checkpoint.pt"
    first = 0
    if checkpoint.exists():
        kept = torch.load(checkpoint, weights_only=True)
        first = kept["step"]
        for part, name in ((tagger, "tagger"), (optimiser, "optimiser"), (schedule, "schedule")):
            part.load_state_dict(kept[name])
    tagger.train()
    started, pieces, mean = time.monotonic(), 0, 0.0
    for step, batch in enumerate(plan[first:], first + 1):
        logits = tagger(batch.pieces, batch.shapes)
        loss = functional.cross_entropy(logits.flatten(0, 1), batch.labels.flatten(), ignore_index=NOTHING)
        optimiser.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(tagger.parameters(), 1.0)
        optimiser.step()
        schedule.step()
        pieces += batch.pieces.numel()
        mean = loss.item() if not mean else 0.98 * mean + 0.02 * loss.item()
        if step % _EVERY == 0 or step == len(plan):
            speed = pieces / (time.monotonic() - started)
            sys.stdout.write(f"step {step} of {len(plan)}, loss {mean:.4f}, {speed:.0f} pieces per second\n")
            sys.stdout.flush()
            state = {"tagger": tagger.state_dict(), "optimiser": optimiser.state_dict()}
            torch.save({**state, "schedule": schedule.state_dict(), "step": step}, checkpoint)
    torch.save(tagger.state_dict(), out / "tagger.pt")
