# The two commands of the README, and the checks behind them. Needs Python 3.11 or newer, and make.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin

.PHONY: practice test check evals cluster bench clean

practice: $(VENV)/installed
	@$(BIN)/interviewer practice $(ARGS) || [ $$? -eq 130 ] # Ctrl-C is no fault

test: $(VENV)/installed-dev
	$(BIN)/python -m pytest -n 2 $(ARGS)

check: $(VENV)/installed-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest -n 2

evals: $(VENV)/installed-dev
	$(BIN)/interviewer evals run offline --out evals-offline $(ARGS)

cluster: $(VENV)/installed-ray
	INTERVIEWER_CLUSTER_TESTS=1 $(BIN)/python -m pytest tests/cluster $(ARGS)

bench: $(VENV)/installed-dev
	$(BIN)/python benchmarks/prompt_prefix.py
	$(BIN)/python benchmarks/first_word.py
	$(BIN)/python benchmarks/help.py
	$(BIN)/python benchmarks/offline_grader.py
	$(BIN)/python benchmarks/fit_verdict.py
	$(BIN)/python benchmarks/batch.py

clean:
	rm -rf $(VENV) build dist evals-*

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; name it: make PYTHON=python3.12 practice")'
	@$(PYTHON) -m venv $(VENV)

$(VENV)/installed: $(BIN)/python pyproject.toml
	@echo "Installing into $(VENV) (once; about half a minute) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	@touch $@

$(VENV)/installed-dev: $(BIN)/python pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	@touch $@ $(VENV)/installed

$(VENV)/installed-ray: $(BIN)/python pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev,ray]'
	@touch $@ $(VENV)/installed-dev $(VENV)/installed
