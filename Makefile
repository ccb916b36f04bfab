# Four words to remember: make run · make test · make check · make bench
.PHONY: run test check bench lock
.DEFAULT_GOAL := run
PYTHON ?= python3
IN := .venv/bin

# The tools of the run only; a stamp beside the packages says which lock they are from.
.venv/run.stamp: requirements.lock pyproject.toml
	$(PYTHON) -m venv .venv
	$(IN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(IN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

.venv/dev.stamp: requirements-dev.lock .venv/run.stamp
	$(IN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	touch $@

run: .venv/run.stamp
	@exec $(IN)/sabaq run

test: .venv/dev.stamp
	$(IN)/pytest -n 2 --dist worksteal

check: .venv/dev.stamp
	$(IN)/ruff format --check
	$(IN)/ruff check
	$(IN)/mypy
	$(IN)/lint-imports

bench: .venv/dev.stamp
	$(IN)/python -m bench

# Newest versions that agree with pyproject.toml; hashes of every file, no addresses (needs uv).
LOCK := uv pip compile pyproject.toml requirements.in --universal --python-version 3.11 --upgrade \
	--generate-hashes --no-header --no-annotate --no-emit-index-url --no-strip-extras --quiet
lock:
	$(LOCK) -o requirements.lock
	$(LOCK) --extra ocr -c requirements.lock -o requirements-ocr.lock
	$(LOCK) --extra dev -c requirements-ocr.lock -o requirements-dev.lock
