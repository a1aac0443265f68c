"""Text in, searchable library out."""
