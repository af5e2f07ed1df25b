# What can be made here; `make` or `make help` lists it. Needed: python 3.11 or later, make, a package registry.

PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin
READY := $(VENV)/.ready
PATHS ?=
WORKERS ?= $(shell echo $$(($$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2) + 1)))

.DEFAULT_GOAL := help
.PHONY: help validate extract transform check report corpus serve test test-all lint format docs golden trust mutants bench export fuzz attack sbom wheel clean

help: ## List the targets.
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)
	@echo "PATHS=... names other sources than those in raw/; PYTHON=... another python to start from."

$(READY): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit("python 3.11 or later is needed, this is " + sys.version if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV)
	$(RUN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	$(RUN)/python -m compileall -q pipeline schemas
	@touch $@

validate: $(READY) ## Everything: read every source in raw/, publish its tables, check them, write the reports.
	$(RUN)/dossier validate $(PATHS)

extract: $(READY) ## Print what the reader sees in each source, as lines of JSON.
	@$(RUN)/dossier extract $(PATHS)

transform: $(READY) ## Publish the tables under processed/, without checking them.
	$(RUN)/dossier transform $(PATHS)

check: $(READY) ## Print the findings of each source; nothing is written.
	$(RUN)/dossier check $(or $(PATHS),$(wildcard raw/*.txt raw/*.pdf))

report: $(READY) ## As validate, without great-expectations; PDF=1 prints each report to PDF too.
	$(RUN)/dossier validate --no-data-docs $(if $(PDF),--pdf) $(PATHS)

serve: $(READY) ## Open a page in the browser on which dossiers can be dropped.
	@$(RUN)/dossier serve --open

corpus: $(READY) ## Make NUMBER (200) fictional dossiers with known faults between them, check them and write their page.
	$(RUN)/python -m tests.many build/corpus-bronnen $(or $(NUMBER),200)
	$(RUN)/dossier corpus build build/corpus-bronnen --out build/corpus
	$(RUN)/python -m tests.many.measure build/corpus-bronnen.fouten.csv build/corpus
	$(RUN)/dossier corpus report build/corpus

test: $(READY) ## Run the tests, save those that take long for what they tell.
	$(RUN)/python -m pytest -n $(WORKERS) --dist worksteal $(or $(TESTS),-m "not heavy")

test-all: ## Run every test, and fail when they cover less than 95 % of the lines.
	@$(MAKE) test TESTS="--cov=pipeline --cov=schemas --cov-fail-under=95"

lint: $(READY) ## Look for mistakes in form, types and layers; change nothing.
	@failed=0; for tool in 'ruff format --check .' 'ruff check .' mypy 'lint-imports --no-logo'; do \
		echo "$$tool"; $(RUN)/$$tool || failed=1; \
	done; exit $$failed

format: $(READY) ## Put the code in its form and mend what can be mended without a choice.
	$(RUN)/ruff format .
	$(RUN)/ruff check --fix .

docs: $(READY) ## Renew what is made from the code: the pages in docs/, schemas/rows.py and tables.json.
	$(RUN)/python -m schemas.row_types
	$(RUN)/python -m pipeline.cli.docs

golden: $(READY) ## Renew the golden tables and findings of the tests, and show what changed.
	$(RUN)/python -m tests.golden

trust: $(READY) ## Put known faults in dossiers and count what is found: docs/trust.md.
	$(RUN)/python -m tests.trust
	$(RUN)/python -m tests.verschil

mutants: $(READY) ## Put faults in the code and count what the tests notice: docs/trust.md.
	$(RUN)/python -m tests.mutants

bench: $(READY) ## Measure time and memory.
	$(RUN)/python -m tests.bench

export: $(READY) ## Write the sources in every form of a file, in build/export.
	$(RUN)/dossier export $(or $(PATHS),$(wildcard raw/*.txt raw/*.pdf raw/*.docx raw/*.xml)) --to all --out build/export

fuzz: $(READY) ## Try damaged and hostile inputs of every kind, for SECONDS (600); what goes wrong is kept.
	$(RUN)/python -m tests.fuzz --seconds $(or $(SECONDS),600) --seed $(or $(SEED),1)

attack: $(READY) ## Run the command several times at once and kill some of it, for SECONDS (600).
	$(RUN)/python -m tests.attack --seconds $(or $(SECONDS),600) --seed $(or $(SEED),1)

sbom: $(READY) ## Write build/sbom.cdx.json: every package with its licence (CycloneDX).
	$(RUN)/python -m tests.supply build/sbom.cdx.json

wheel: $(READY) ## Write build/kwalificatiedossier-*.whl, which an author installs (docs/auteurs.md).
	rm -rf build/lib build/bdist.*
	$(RUN)/python -m pip wheel --quiet --disable-pip-version-check --no-deps --wheel-dir build .
	rm -rf build/lib build/bdist.*

clean: ## Remove what was made here, save the environment and what git keeps.
	rm -rf build .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis .coverage node_modules
	find processed reports -mindepth 1 -maxdepth 1 ! -name README.md -exec rm -rf {} +
	find pipeline schemas tests -name __pycache__ -type d -prune -exec rm -rf {} +
