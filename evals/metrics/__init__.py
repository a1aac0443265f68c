"""One metric a file, each with its formula and where the formula comes from."""
