"""Trains the evidence reader on a CPU.

    python -m evals.training.reader.train --base DIR --train DIR --bench DIR --out DIR --windows 330000 --bfloat16

The learning rate follows the share of the windows read, so that a run does not
depend on the machine's speed.  A run that was stopped goes on from its last
checkpoint.
"""

from __future__ import annotations

import argparse
import json
import math
import pickle
import random
import time
from functools import lru_cache
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor
from torch.nn.utils import clip_grad_norm_

from evals.training.reader.bert import Layer, published_state
from evals.training.reader.data import Example, Group, Sampler
from evals.training.reader.export import unquantised
from evals.training.reader.network import Batch, Network, batch_of
from evals.training.reader.reworded import reworded_rows
from evals.training.reader.sets import Place, add_others, load_sets
from evals.training.reader.synonyms import Synonyms
from index.embed import MiniLMEncoder
from rag.reader.reader import Encoder
from rag.reader.window import SentenceTokens

SPAN_WEIGHT = 0.5
CHUNK = 512  # groups drawn at once, then sorted by length into batches


class Collator:
    """Turns examples into a padded batch and its targets."""

    def __init__(self, encoder: Encoder) -> None:
        self.encoder = encoder
        self.tokens = lru_cache(maxsize=400_000)(encoder.tokens)

    def count(self, text: str) -> int:
        """Number of tokens of a text, at least one."""
        return max(1, len(self.tokens(text).ids))

    def is_whole(self, word: str) -> bool:
        """Whether a word is one token, and so a common one."""
        return len(self.tokens(word).ids) == 1

    def size(self, example: Example) -> int:
        """Number of tokens of the example's input."""
        return 4 + sum(len(self.tokens(t).ids) for t in (example.question, example.title, *example.sentences))

    @staticmethod
    def _token_at(tokens: SentenceTokens, at: int) -> int:
        """Index of the token that holds code point ``at``, or of the next one."""
        return next((i for i, (_, end) in enumerate(tokens.spans) if end > at), len(tokens.ids) - 1)

    def sentence_targets(self, groups: list[Group]) -> tuple[Tensor, Tensor, Tensor]:
        """The targets of a batch, one row for each thing asked; W rows.

        Returns:
            The group of each row, int64 (W,); its right choices, bool
            (W, 1 + most sentences of a group), column 0 = null; the choices left
            out because they answer the group's other question, of the same shape.
        """
        most = max(sum(len(window.sentences) for window in group) for group in groups)
        # The first window holds what is wanted, so its sentences' numbers are the group's.
        examples = [group[0] for group in groups]
        asked = [(n, some) for n, e in enumerate(examples) for some in (e.wanted or (frozenset(),))]
        right, left_out = (torch.zeros(len(asked), 1 + most, dtype=torch.bool) for _ in range(2))
        for row, (number, some) in enumerate(asked):
            right[row, [1 + at for at in some] or 0] = True
            for other in examples[number].wanted:
                left_out[row, [1 + at for at in other if at not in some]] = True
        return torch.tensor([number for number, _ in asked]), right, left_out

    def span_targets(self, examples: list[Example], batch: Batch) -> Tensor:
        """Right start and end tokens, bool (2, B, T), column 0 = null; all false where the span is not known."""
        span = torch.zeros(2, *batch.ids.shape, dtype=torch.bool)
        for row, example in enumerate(examples):
            if not any(example.wanted):
                span[:, row, 0] = True
                continue
            bases = [3 + len(self.tokens(example.question).ids) + len(self.tokens(example.title).ids)]
            for text in example.sentences:
                bases.append(bases[-1] + self.count(text))

            def place(where: Place, shift: int, example: Example = example, bases: list[int] = bases) -> int:
                tokens = self.tokens(example.sentences[where[0]])
                return bases[where[0]] + self._token_at(tokens, where[1] - shift)

            for opening, closing in example.spans:
                span[0, row, place(opening, 0)] = True
                span[1, row, place(closing, 1)] = True
        return span

    def batch(self, examples: list[Example]) -> tuple[Batch, list[int]]:
        """Pads examples; also returns the number of sentences of each."""
        tokens = self.tokens
        row = self.encoder.row
        rows = [row(tokens(e.question), tokens(e.title), [tokens(s) for s in e.sentences]) for e in examples]
        return batch_of(rows), [len(e.sentences) for e in examples]


def choice_loss(logits: Tensor, positive: Tensor) -> Tensor:
    """Sum of -log of the summed probability of the positives, by the number of rows; rows without one add nothing."""
    chosen = logits.masked_fill(~positive, -1e9).logsumexp(-1)
    loss = logits.logsumexp(-1) - chosen
    known = positive.any(-1)
    return loss[known].sum() / positive.shape[0]


def losses(network: Network, collator: Collator, groups: list[Group], half: bool) -> tuple[Tensor, Tensor]:
    """Computes the sentence loss and the span loss of one batch.

    The windows of a group answer one question, and their sentences, each less its
    window's null, share one softmax, as they are compared when the reader is used
    (Clark and Gardner, "Simple and effective multi-paragraph reading
    comprehension", ACL 2018).
    """
    examples = [window for group in groups for window in group]
    batch, counts = collator.batch(examples)
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=half):
        sentence, null, span = network(batch)
    sentence, null, span = sentence.float(), null.float(), span.float()
    lengths = torch.tensor(counts)
    totals = [sum(len(window.sentences) for window in group) for group in groups]
    of_group, right, left_out = collator.sentence_targets(groups)
    rows = torch.repeat_interleave(torch.arange(len(groups)), torch.tensor(totals))
    columns = torch.cat([torch.arange(1, n + 1) for n in totals])
    table = torch.full((len(groups), right.shape[1]), -1e9)
    table[:, 0] = 0.0
    table = table.index_put((rows, columns), sentence - null.repeat_interleave(lengths))
    table = table[of_group].masked_fill(left_out, -1e9)
    allowed = torch.zeros(batch.ids.numel(), dtype=torch.bool)
    allowed[batch.passage] = True
    allowed = allowed.view(batch.ids.shape)
    allowed[:, 0] = True
    masked = span.masked_fill(~allowed[:, :, None], -1e9)
    span_target = collator.span_targets(examples, batch)
    span_loss = choice_loss(masked[..., 0], span_target[0]) + choice_loss(masked[..., 1], span_target[1])
    return choice_loss(table, right), span_loss


def plain_attention(query: Tensor, key: Tensor, value: Tensor, attn_mask: Tensor) -> Tensor:
    """Attention as two products; torch's fused kernel takes twice the time of everything else going back."""
    rows, heads, width, size = query.shape
    query, key, value = (part.reshape(rows * heads, width, size) for part in (query, key, value))
    bias = attn_mask.expand(rows, heads, 1, width).reshape(rows * heads, 1, width).to(query.dtype)
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


def prepare(network: Network, share: float) -> None:
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


def main() -> None:
    """Parses the arguments and trains."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", type=Path, required=True, help="folder of all-MiniLM-L6-v2")
    parser.add_argument("--train", type=Path, required=True, help="folder of the training sets")
    parser.add_argument("--bench", type=Path, required=True, help="folder of the benchmarks")
    parser.add_argument("--out", type=Path, required=True, help="folder for checkpoints and the log")
    parser.add_argument("--wordnet", type=Path, default=Path("/usr/share/wordnet"), help="folder of WordNet's files")
    parser.add_argument("--windows", type=int, required=True, help="how many windows to read")
    parser.add_argument("--init", type=Path, help="weights to start from (.pt, or an exported file), not the base")
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
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    args.out.mkdir(parents=True, exist_ok=True)

    collator = Collator(Encoder(args.base / "tokenizer.json"))
    network = Network()
    network.load_state_dict(published_state(load_file(args.base / "model.safetensors")), strict=False)
    if args.init:
        shipped = args.init.suffix == ".safetensors"
        network.load_state_dict(unquantised(load_file(args.init)) if shipped else torch.load(args.init))
    prepare(network, args.dropout)
    network.words.weight.requires_grad = False
    body = [p for n, p in network.named_parameters() if "head" not in n and p.requires_grad]
    head = [p for n, p in network.named_parameters() if "head" in n]
    parameters = [{"params": body, "peak": args.lr}, {"params": head, "peak": args.head_lr}]
    optimiser = torch.optim.AdamW(parameters, lr=args.lr, betas=(0.9, 0.98), weight_decay=0.01, fused=True)
    average = {name: tensor.clone() for name, tensor in network.state_dict().items()}
    step, spent, windows = 0, 0.0, 0
    checkpoint = args.out / "checkpoint.pt"
    if checkpoint.exists():
        saved = torch.load(checkpoint)
        network.load_state_dict(saved["network"])
        optimiser.load_state_dict(saved["optimiser"])
        average, step, spent, windows = saved["average"], saved["step"], saved["spent"], saved["windows"]

    encoder = MiniLMEncoder()
    synonyms = Synonyms(args.wordnet, lambda word: all(map(collator.is_whole, word.split())), encoder)
    if args.sets and args.sets.exists():
        sets = pickle.loads(args.sets.read_bytes())
    else:
        sets = load_sets(args.train, args.bench, args.seed, encoder)
        if args.sets:
            args.sets.write_bytes(pickle.dumps(sets))
    sets["reworded"] = reworded_rows(args.train, validation=False)
    add_others(sets["reworded"], encoder)
    sampler = Sampler(sets, collator.count, args.seed + step, args.max_tokens, synonyms)
    rng = random.Random(args.seed + step)
    started = time.monotonic() - spent
    saved_at = shown_at = time.monotonic()
    totals = [0.0, 0.0, 0, 0]

    def save() -> None:
        torch.save(average, args.out / "average.tmp")
        (args.out / "average.tmp").replace(args.out / "average.pt")
        state = {
            "network": network.state_dict(),
            "optimiser": optimiser.state_dict(),
            "average": average,
            "step": step,
            "spent": time.monotonic() - started,
            "windows": windows,
        }
        torch.save(state, args.out / "checkpoint.tmp")
        (args.out / "checkpoint.tmp").replace(checkpoint)
        counts = {f"{name}: {kind}": n for (name, kind), n in sorted(sampler.counts.items())}
        (args.out / f"counts-{args.seed}.json").write_text(json.dumps(counts, indent=1))

    network.train()
    while windows < args.windows:
        for groups in batches(sampler, collator, rng, args.batch_tokens):
            examples = [window for group in groups for window in group]
            progress = windows / args.windows
            if progress >= 1:
                break
            for group in optimiser.param_groups:
                group["lr"] = group["peak"] * rate(progress, args.warm_up)
            sentence_loss, span_loss = losses(network, collator, groups, args.bfloat16)
            (sentence_loss + SPAN_WEIGHT * span_loss).backward()  # type: ignore[no-untyped-call]
            clip_grad_norm_(body + head, 1.0)
            optimiser.step()
            optimiser.zero_grad(set_to_none=True)
            step += 1
            windows += len(examples)
            decay = min(args.average, (1 + step) / (10 + step))
            with torch.no_grad():
                for name, tensor in network.state_dict().items():
                    if name != "words.weight":
                        average[name].lerp_(tensor, 1 - decay)
            totals[0] += float(sentence_loss.detach()) * len(examples)
            totals[1] += float(span_loss.detach()) * len(examples)
            totals[2] += len(examples)
            totals[3] += sum(collator.size(e) for e in examples)
            now = time.monotonic()
            if step % 25 == 0:
                print(
                    f"step {step} windows {windows} progress {progress:.3f} sentence {totals[0] / totals[2]:.4f} "
                    f"span {totals[1] / totals[2]:.4f} tokens/s {totals[3] / (now - shown_at):.0f}",
                    flush=True,
                )
                shown_at, totals = now, [0.0, 0.0, 0, 0]
            if now - saved_at > 240:
                save()
                saved_at = time.monotonic()
    save()
    print(f"done: {step} steps, {windows} windows, {(time.monotonic() - started) / 60:.1f} minutes", flush=True)


if __name__ == "__main__":
    main()
