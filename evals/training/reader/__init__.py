"""Training of the evidence reader: data, steps, export, validation. See `rag/models/MODEL_CARD.md`."""
