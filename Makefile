# `make run` and `make test` are all that is needed; the rest does one thing each.

PYTHON ?= python3
HOST   ?= 127.0.0.1
PORT   ?= 7860
VENV   := .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip --disable-pip-version-check

# What the second reader is put together from; where it is not to be had Pincite does without (see the file).
SECOND := $(PIP) install --quiet --no-deps --requirement second-reader.txt

# The peers pin versions that Pincite's own environment does not have.
PEERS  := .venv-peers

.PHONY: run test second-reader lint types contracts unit eval bench peers screenshots format clean

run: $(VENV)/.installed       ## set up, index the seed articles, serve the page
	$(BIN)/pincite serve --host $(HOST) --port $(PORT)

test: lint types contracts unit eval   ## set up with test parts, then every check

unit: $(VENV)/.installed-test
	$(BIN)/pytest

lint: $(VENV)/.installed-test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.installed-test
	$(BIN)/mypy

contracts: $(VENV)/.installed-test
	$(BIN)/lint-imports

eval: $(VENV)/.installed      ## score the seeds' question set against its gates
	$(BIN)/pincite eval

bench: $(VENV)/.installed     ## score the public benchmarks, where they lie at hand
	$(BIN)/pincite bench

peers: $(PEERS)/.installed    ## Pincite beside LlamaIndex, Haystack, LangChain and txtai, in an environment of its own
	$(PEERS)/bin/pincite bench peers --limit 200 --markdown docs/peers.md

screenshots: $(VENV)/.installed-test   ## the pictures in docs/, from the page as it is
	$(BIN)/python docs/screenshots.py

second-reader: $(VENV)/bin/python   ## the published weights that the large reader is a difference to
	$(SECOND)

format: $(VENV)/.installed-test
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

clean:                        ## remove what was set up and built; the library in .pincite stays
	rm -rf $(VENV) $(PEERS) build dist *.egg-info

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(0 if (3, 11) <= sys.version_info[:2] <= (3, 13) else "Pincite needs Python 3.11 to 3.13, $(PYTHON) is " + sys.version.split()[0] + "; name another: make PYTHON=python3.12 …")'
	$(PYTHON) -m venv $(VENV)

# --compile: without byte code the first start takes three times as long.
$(VENV)/.installed: pyproject.toml constraints.txt second-reader.txt | $(VENV)/bin/python
	$(PIP) install --quiet --compile --constraint constraints.txt --editable .
	@$(SECOND) || echo "The large reader's weights were not installed: the small one reads alone. Again: make second-reader"
	@touch $@

# torch first and as it is pinned: where pip finds a CPU build of that one it takes it, and no other.
$(PEERS)/.installed: pyproject.toml constraints.txt
	$(PYTHON) -m venv $(PEERS)
	$(PEERS)/bin/python -m pip --disable-pip-version-check install --quiet $$(grep '^torch==' constraints.txt)
	$(PEERS)/bin/python -m pip --disable-pip-version-check install --quiet --compile --editable '.[peers]'
	@touch $@

$(VENV)/.installed-test: pyproject.toml constraints.txt second-reader.txt | $(VENV)/bin/python
	$(PIP) install --quiet --compile --constraint constraints.txt --editable '.[test]'
	@$(SECOND) || echo "The large reader's weights were not installed: the small one reads alone. Again: make second-reader"
	@touch $@ $(VENV)/.installed
