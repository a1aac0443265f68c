"""The larger reader that ours learns from, against transformers' MPNet."""

from __future__ import annotations

import torch
from transformers import MPNetConfig, MPNetModel

from evals.training.reader.network import batch_of
from evals.training.reader.teacher import Teacher, teacher_state
from rag.reader.window import Row

CLS, SEP = 101, 102


def test_it_computes_what_transformers_computes() -> None:
    torch.manual_seed(1)
    theirs = MPNetModel(MPNetConfig(vocab_size=30527, max_position_embeddings=514, layer_norm_eps=1e-5)).eval()
    ours = Teacher().eval()
    loaded = ours.load_state_dict(teacher_state(theirs.state_dict()), strict=False)
    assert not loaded.unexpected_keys
    assert all("head" in name for name in loaded.missing_keys)
    long = [1000 + number for number in range(150)]  # farther apart than distances are told one by one
    rows = [Row([CLS, 2054, SEP, SEP, 2023, SEP], 3, 4, [1]), Row([CLS, 2054, SEP, SEP, *long, SEP], 3, 4, [150])]
    batch = batch_of(rows)
    ids = torch.ones_like(batch.ids)
    for number, row in enumerate(rows):
        marks = {CLS: 0, SEP: 2}
        ids[number, : len(row.ids)] = torch.tensor([marks.get(piece, piece + 4) for piece in row.ids])
    with torch.no_grad():
        expected = theirs(input_ids=ids, attention_mask=batch.mask.long()).last_hidden_state
        found = ours.encode(batch)
    assert torch.allclose(found[batch.mask], expected[batch.mask], atol=1e-4)


def test_what_is_frozen_is_not_trained() -> None:
    teacher = Teacher()
    teacher.freeze(3)
    names = [name for name, part in teacher.named_parameters() if part.requires_grad]
    assert {name.split(".")[1] for name in names if name.startswith("layers")} == set(map(str, range(3, 12)))
    assert not any(name.startswith(("words", "positions", "apart", "norm")) for name in names)
