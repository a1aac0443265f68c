"""The evidence reader: a small cross-encoder of our own. Its model card lies beside its weights."""

from rag.reader.reader import EvidenceReader, Reading, Window

__all__ = ["EvidenceReader", "Reading", "Window"]
