"""`pincite bench peers`: Pincite beside what else a user would pick, one file a peer."""
