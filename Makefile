PYTHON ?= python3
BIN    := .venv/bin
PIP    := $(BIN)/python -m pip install -q --disable-pip-version-check -c constraints.txt
.DEFAULT_GOAL := help
# Without compiled files every worker and every child process would compile all anew.
unexport PYTHONDONTWRITEBYTECODE
.PHONY: help run test trust bench fuzz language mutants pictures sbom format clean

help:  ## Show this list
	@grep -Eh '^[a-z]+:.*## ' $(MAKEFILE_LIST) | awk 'BEGIN {FS = ":.*## "}; {printf "  make %-8s %s\n", $$1, $$2}'

run: .venv/run  ## Start the interview (installs what it needs the first time)
	@$(BIN)/undersong $(ARGS)

test: .venv/dev  ## Run every check: style, types, rooms, content, tests
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/undersong lint
	$(BIN)/pytest -n 3 -m 'not trust' --cov --cov-report= $(ARGS)
	$(BIN)/coverage report
	$(BIN)/coverage report --fail-under=100 --include='assistant/domain/*,assistant/conversation/*,assistant/reasoning/*,assistant/export/*,assistant/practice/*'

trust: .venv/dev  ## Run the long campaigns: walks, kills
	UNDERSONG_TRUST=1 $(BIN)/python -m pytest -m trust $(ARGS)

bench: .venv/dev  ## Measure speed and memory as ratios against a floor in the same run
	$(BIN)/python -m bench
	$(BIN)/python -m bench.locked
	$(BIN)/python -m bench.formulating
	$(BIN)/python -m bench.understanding
	$(BIN)/python -m bench.printing

mutants: .venv/dev  ## Tell lies about the reasoning, one at a time, and count those that a test notices
	$(BIN)/python -m tests.mutants assistant.reasoning $(ARGS)

fuzz: .venv/dev  ## Fuzz every door that a file comes in by, ten minutes each, or one: DOOR=case SECONDS=60
	$(PIP) atheris
	for door in $(or $(DOOR),case json whole key form slot backup); do \
	  $(BIN)/python -m tests.fuzz $$door $(or $(SECONDS),600) || exit 1; done

language: .venv/dev  ## Score understanding on the written lines, or on FILE
	$(BIN)/python -m tests.language $(FILE)

pictures: .venv/dev  ## Draw the pictures of the README from the demonstration clinic
	$(BIN)/python -m tests.pictures docs

sbom: .venv/dev  ## List everything that is installed to run it, as CycloneDX in build/sbom.cdx.json
	rm -rf build/run && mkdir -p build && $(BIN)/python -m venv build/run 2>/dev/null || { $(PIP) virtualenv && $(BIN)/python -m virtualenv -q build/run; }
	build/run/bin/python -m pip install -q --disable-pip-version-check -c constraints.txt .
	$(PIP) cyclonedx-bom
	$(BIN)/cyclonedx-py environment --pyproject pyproject.toml --output-reproducible -o build/sbom.cdx.json build/run/bin/python

format: .venv/dev  ## Tidy the code
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

clean:  ## Remove everything that make made
	rm -rf .venv .venv-boot .coverage .coverage.* .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis build

.venv/python:   # falls back to virtualenv where Debian ships python3 without the venv module
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo 'Python 3.11 or newer is needed: make run PYTHON=python3.11' >&2; exit 1; }
	@$(PYTHON) -m venv .venv 2>/dev/null || { rm -rf .venv; $(PYTHON) -m pip install -q --target .venv-boot virtualenv && PYTHONPATH=.venv-boot $(PYTHON) -m virtualenv -q .venv; }
	@touch $@

.venv/run: .venv/python pyproject.toml constraints.txt
	@$(PIP) -e .
	@touch $@

.venv/dev: .venv/python pyproject.toml constraints.txt
	@$(PIP) -e '.[dev]'
	@touch $@ .venv/run
