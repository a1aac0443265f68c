"""The evidence reader: a small cross-encoder of our own. Its model card lies in `rag/models`."""
