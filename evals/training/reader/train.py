"""Trains the evidence reader, or the larger one it learns from, on a CPU.

    python -m evals.training.reader.train --base DIR --train DIR --bench DIR --out DIR --windows 330000 --bfloat16
    python -m evals.training.reader.train … --network teacher --teacher-base DIR --frozen 3
    python -m evals.training.reader.train … --init FILE --taught-by TEACHER/average.pt

The learning rate follows the share of the windows read, so that a run does not
depend on the machine's speed.  A run that was stopped goes on from its last
checkpoint.
"""

from __future__ import annotations

import argparse
import copy
import json
import math
import pickle
import random
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file
from torch import Tensor
from torch.nn.utils import clip_grad_norm_

from evals.training.reader.bert import Layer, published_state
from evals.training.reader.collate import Collator
from evals.training.reader.data import Group, Sampler
from evals.training.reader.losses import SPAN_WEIGHT, Asked, losses, read, taught_loss
from evals.training.reader.network import Network
from evals.training.reader.reworded import ALMOST_TOLD, REWORDED, reworded_rows
from evals.training.reader.sets import add_others, load_sets
from evals.training.reader.synonyms import Synonyms
from evals.training.reader.teacher import Teacher, teacher_state
from index.embed import MiniLMEncoder
from rag.reader.reader import Encoder
from rag.reader.stored import stored, unquantised

CHUNK = 512  # groups drawn at once, then sorted by length into batches
TEACHER_SHARE = 0.75  # of what is said of the sentences, where a network is taught; the rest is what it said before
_SHOWN_EVERY = 25  # steps
_SAVED_EVERY = 240  # seconds


def plain_attention(query: Tensor, key: Tensor, value: Tensor, attn_mask: Tensor) -> Tensor:
    """Attention as two products; torch's fused kernel takes twice the time of everything else going back."""
    rows, heads, width, size = query.shape
    query, key, value = (part.reshape(rows * heads, width, size) for part in (query, key, value))
    bias = attn_mask.expand(rows, heads, -1, width).reshape(rows * heads, -1, width).to(query.dtype)
    scores = torch.baddbmm(bias, query, key.transpose(1, 2), alpha=1 / math.sqrt(size))
    shares = torch.softmax(scores, dim=-1, dtype=scores.dtype)
    return torch.bmm(shares, value).view(rows, heads, width, size)


def dropped(out: Tensor, share: float) -> Tensor:
    """Dropout of whole features of a window: as good as of single values, and free.

    Gal and Ghahramani, "A theoretically grounded application of dropout in
    recurrent neural networks", NeurIPS 2016.
    """
    kept = (torch.rand(out.shape[0], 1, out.shape[2]) >= share).to(out.dtype) / (1 - share)
    return out * kept


def prepare(network: Network | Teacher, share: float) -> None:
    """Readies a network for training: attention that goes back fast, and dropout after every sublayer."""
    for layer in network.layers:
        if isinstance(layer, Layer):
            layer.attend = plain_attention
            for part in (layer.out, layer.down):
                part.register_forward_hook(lambda module, _, out: dropped(out, share) if module.training else out)


def batches(sampler: Sampler, collator: Collator, rng: random.Random, tokens: int) -> list[list[Group]]:
    """Draws a chunk of groups and cuts it into batches of like length, shuffled."""
    groups = [sampler.draw() for _ in range(CHUNK)]
    drawn = sorted(((max(map(collator.size, group)), group) for group in groups), key=lambda pair: pair[0])
    result: list[list[Group]] = [[]]
    windows = 0
    for size, group in drawn:
        if result[-1] and (windows + len(group)) * size > tokens:
            result.append([])
            windows = 0
        result[-1].append(group)
        windows += len(group)
    rng.shuffle(result)
    return result


def rate(progress: float, warm_up: float) -> float:
    """Share of the peak learning rate: linear up, then linear down to zero."""
    if progress < warm_up:
        return max(progress / warm_up, 0.01)
    return max(0.0, (1 - progress) / (1 - warm_up))


class Run:
    """A network in training, with what is needed to go on after a stop."""

    def __init__(self, network: Network | Teacher, args: argparse.Namespace) -> None:
        self.network, self.args = network, args
        trained = [(name, part) for name, part in network.named_parameters() if part.requires_grad]
        self.parameters = [part for _, part in trained]
        groups = [
            {"params": [part for name, part in trained if "head" not in name], "peak": args.lr},
            {"params": [part for name, part in trained if "head" in name], "peak": args.head_lr},
        ]
        self.optimiser = torch.optim.AdamW(groups, lr=args.lr, betas=(0.9, 0.98), weight_decay=0.01, fused=True)
        self.average = {name: tensor.clone() for name, tensor in network.state_dict().items()}
        self.step, self.spent, self.windows = 0, 0.0, 0
        self._checkpoint = args.out / "checkpoint.pt"
        if self._checkpoint.exists():
            saved = torch.load(self._checkpoint)
            network.load_state_dict(saved["network"])
            self.optimiser.load_state_dict(saved["optimiser"])
            self.average = saved["average"]
            self.step, self.spent, self.windows = saved["step"], saved["spent"], saved["windows"]
        self._started = time.monotonic() - self.spent

    @property
    def progress(self) -> float:
        """Share of the windows that have been read."""
        return float(self.windows / self.args.windows)

    def learn(self, loss: Tensor, windows: int) -> None:
        """One step down the loss of so many windows."""
        for group in self.optimiser.param_groups:
            group["lr"] = group["peak"] * rate(self.progress, self.args.warm_up)
        loss.backward()  # type: ignore[no-untyped-call]
        clip_grad_norm_(self.parameters, 1.0)
        self.optimiser.step()
        self.optimiser.zero_grad(set_to_none=True)
        self.step += 1
        self.windows += windows
        decay = min(self.args.average, (1 + self.step) / (10 + self.step))
        with torch.no_grad():
            for name, tensor in self.network.state_dict().items():
                if name != "words.weight":
                    self.average[name].lerp_(tensor, 1 - decay)

    def minutes(self) -> float:
        """How long it has been trained, all in all."""
        return (time.monotonic() - self._started) / 60

    def save(self, counts: dict[str, int]) -> None:
        """Keeps the averaged weights, the checkpoint, and what was drawn."""
        out = self.args.out
        state = {
            "network": self.network.state_dict(),
            "optimiser": self.optimiser.state_dict(),
            "average": self.average,
            "step": self.step,
            "spent": self.minutes() * 60,
            "windows": self.windows,
        }
        for kept, place in ((self.average, out / "average.pt"), (state, self._checkpoint)):
            torch.save(kept, place.with_suffix(".tmp"))
            place.with_suffix(".tmp").replace(place)
        (out / f"counts-{self.args.seed}.json").write_text(json.dumps(counts, indent=1))


def shipped_state(path: Path) -> dict[str, Tensor]:
    """The state of a network from the file that ships, but for what its rounding lost."""
    return {name: torch.from_numpy(tensor) for name, tensor in unquantised(stored(path).tensors).items()}


def new_network(args: argparse.Namespace) -> Network | Teacher:
    """The network to train, with the weights it starts from."""
    network: Network | Teacher
    if args.network == "teacher":
        network = Teacher()
        network.load_state_dict(teacher_state(load_file(args.teacher_base / "model.safetensors")), strict=False)
        network.freeze(args.frozen)
    else:
        network = Network()
        network.load_state_dict(published_state(load_file(args.base / "model.safetensors")), strict=False)
        network.words.weight.requires_grad = False
    if args.init:
        shipped = args.init.suffix == ".safetensors"
        network.load_state_dict(shipped_state(args.init) if shipped else torch.load(args.init))
    return network


def loss_of(network: Network | Teacher, args: argparse.Namespace) -> Callable[[Asked], tuple[Tensor, Tensor, Tensor]]:
    """How a batch's loss is found: the loss, and the sentences' and the spans' by what is right."""
    teacher = before = None
    if args.taught_by:
        teacher, before = Teacher().eval(), copy.deepcopy(network).eval()
        teacher.load_state_dict(torch.load(args.taught_by))

    def found(asked: Asked) -> tuple[Tensor, Tensor, Tensor]:
        own = read(network, asked.batch, args.bfloat16)
        right = losses(own, asked)
        if teacher is None or before is None:
            return right[0] + SPAN_WEIGHT * right[1], *right
        with torch.no_grad():
            said = [read(one, asked.batch, args.bfloat16) for one in (teacher, before)]
        return taught_loss(right, own, asked, said[0], said[1], TEACHER_SHARE), *right

    return found


def new_sampler(args: argparse.Namespace, collator: Collator, step: int) -> Sampler:
    """What draws the windows, after so many steps."""
    encoder = MiniLMEncoder()
    synonyms = Synonyms(args.wordnet, lambda word: all(map(collator.is_whole, word.split())), encoder)
    if args.sets and args.sets.exists():
        sets = pickle.loads(args.sets.read_bytes())
    else:
        sets = load_sets(args.train, args.bench, args.seed, encoder)
        if args.sets:
            args.sets.write_bytes(pickle.dumps(sets))
    for path in (REWORDED, ALMOST_TOLD):
        sets[path.stem] = reworded_rows(args.train, path, validation=False)
        add_others(sets[path.stem], encoder)
    return Sampler(sets, collator.count, args.seed + step, args.max_tokens, synonyms)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--base", type=Path, required=True, help="folder of all-MiniLM-L6-v2")
    parser.add_argument("--train", type=Path, required=True, help="folder of the training sets")
    parser.add_argument("--bench", type=Path, required=True, help="folder of the benchmarks")
    parser.add_argument("--out", type=Path, required=True, help="folder for checkpoints and the log")
    parser.add_argument("--wordnet", type=Path, default=Path("/usr/share/wordnet"), help="folder of WordNet's files")
    parser.add_argument("--windows", type=int, required=True, help="how many windows to read")
    parser.add_argument("--network", choices=["reader", "teacher"], default="reader", help="which of the two to train")
    parser.add_argument("--init", type=Path, help="weights to start from (.pt, or an exported file), not the base")
    parser.add_argument("--teacher-base", type=Path, help="folder of all-mpnet-base-v2, for a teacher")
    parser.add_argument("--frozen", type=int, default=0, help="how many of a teacher's lowest layers stay as they are")
    parser.add_argument("--taught-by", type=Path, help="a teacher's weights (.pt), whose word counts as well")
    parser.add_argument("--sets", type=Path, help="keep the rows here for the next run; they take minutes")
    parser.add_argument("--lr", type=float, default=1.5e-4)
    parser.add_argument("--head-lr", type=float, default=4e-4)
    parser.add_argument("--warm-up", type=float, default=0.05, help="share of the windows")
    parser.add_argument("--dropout", type=float, default=0.1)
    parser.add_argument("--batch-tokens", type=int, default=3600)
    parser.add_argument("--max-tokens", type=int, default=224)
    parser.add_argument("--average", type=float, default=0.999, help="decay of the weight average")
    parser.add_argument("--seed", type=int, default=13)
    parser.add_argument("--bfloat16", action="store_true", help="multiply in bfloat16: 2.5 times as fast with AMX")
    parser.add_argument("--threads", type=int, default=2)
    return parser


def main() -> None:
    """Parses the arguments and trains."""
    args = _parser().parse_args()
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    args.out.mkdir(parents=True, exist_ok=True)
    collator = Collator(Encoder(args.base / "tokenizer.json"))
    network = new_network(args)
    cost = loss_of(network, args)  # first: it keeps the network as it is before training
    prepare(network, args.dropout)
    run = Run(network, args)
    sampler = new_sampler(args, collator, run.step)
    rng = random.Random(args.seed + run.step)
    network.train()
    shown_at = saved_at = time.monotonic()
    totals = [0.0, 0.0, 0, 0]

    def counts() -> dict[str, Any]:
        return {f"{name}: {kind}": n for (name, kind), n in sorted(sampler.counts.items())}

    while run.progress < 1:
        for groups in batches(sampler, collator, rng, args.batch_tokens):
            if run.progress >= 1:
                break
            asked = Asked(collator, groups)
            loss, sentence, span = cost(asked)
            run.learn(loss, len(asked.windows))
            totals[0] += float(sentence.detach()) * len(asked.windows)
            totals[1] += float(span.detach()) * len(asked.windows)
            totals[2] += len(asked.windows)
            totals[3] += sum(map(collator.size, asked.windows))
            now = time.monotonic()
            if run.step % _SHOWN_EVERY == 0:
                print(
                    f"step {run.step} windows {run.windows} progress {run.progress:.3f} "
                    f"sentence {totals[0] / totals[2]:.4f} span {totals[1] / totals[2]:.4f} "
                    f"tokens/s {totals[3] / (now - shown_at):.0f}",
                    flush=True,
                )
                shown_at, totals = now, [0.0, 0.0, 0, 0]
            if now - saved_at > _SAVED_EVERY:
                run.save(counts())
                saved_at = time.monotonic()
    run.save(counts())
    print(f"done: {run.step} steps, {run.windows} windows, {run.minutes():.1f} minutes", flush=True)


if __name__ == "__main__":
    main()
