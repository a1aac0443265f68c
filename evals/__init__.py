"""The assistant, scored as a script would use it."""
