# The same words here, in README.md and in CI. `make help` lists them.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
JOBS ?= 2
LINTED := src tests solutions book benchmarks deploy

.DEFAULT_GOAL := help
.PHONY: help book serve lab test grade-demo bench execute exercises lint offline pdf clean lock

help:  ## list the tasks
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## */  make \1|/' | column -t -s '|'

# Installed once per state of the lock, which names everything: nothing else is looked for, and no other file is taken.
$(READY): requirements.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

book: $(READY)  ## build the book and print where it is
	$(BIN)/innotrade build

serve: book  ## show the built book in a local web server
	$(BIN)/innotrade serve

lab: $(READY)  ## open the lessons in JupyterLab
	$(BIN)/jupyter lab book

# The same random examples each time, so that a red gate speaks of the last change; plain pytest draws new ones.
test: $(READY) lint  ## everything that CI checks
	$(BIN)/innotrade build
	$(BIN)/frictionless validate data/datapackage.json
	$(BIN)/python -m pytest --nbval -p no:cacheprovider -q book solutions -n $(JOBS) --dist loadfile
	$(BIN)/innotrade exercises --check
	INNOTRADE_BOOK=$(CURDIR)/_build/html $(BIN)/python -m pytest tests --hypothesis-profile=ci -n $(JOBS) --dist loadgroup

grade-demo: $(READY)  ## grade a made-up class of forty and say where to look
	$(BIN)/python -m innotrade.grading.demo _build/grade-demo

bench: $(READY)  ## measure speed and weight, as ratios in one run
	$(BIN)/python -m benchmarks

execute: $(READY)  ## run all notebooks and store their outputs
	$(BIN)/innotrade execute

exercises: $(READY)  ## derive the student notebooks from the masters
	$(BIN)/innotrade exercises

lint: $(READY)  ## check code, notebooks, spelling and prose
	$(BIN)/ruff check $(LINTED)
	$(BIN)/codespell README.md CONTRIBUTING.md CHANGELOG.md book src tests

pdf: book  ## print the whole course as one PDF (needs Chromium)
	$(BIN)/innotrade pdf

offline: book  ## make one zip that works without a network
	$(BIN)/innotrade offline

lock:  ## compile requirements.lock anew (needs uv)
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
		--all-extras pyproject.toml -o requirements.lock

clean:  ## remove what was built
	rm -rf _build dist .pytest_cache .ruff_cache .hypothesis
