# Each target installs what it needs first, into .venv, and only what is missing.
.PHONY: help demo test lint bench bench-checker lock messages clean

help:
	@echo "make demo      build the example's report into demo/ and say where it is"
	@echo "make test      run all tests (ARGS='-k word' for some)"
	@echo "make lint      style, types, import rules, translations"
	@echo "make bench     measure speed against peers"
	@echo "make bench-checker  measure what the check of finished reports finds"
	@echo "make lock      write requirements*.txt anew after a change in pyproject.toml"
	@echo "make messages  take new messages into the Swedish catalogue, and compile it"

demo:
	@tools/setup.sh run
	@if [ -e demo ]; then echo "bokslut: making demo/ anew …" >&2; rm -rf demo; fi
	@.venv/bin/bokslut demo demo

test:
	@tools/setup.sh dev
	@.venv/bin/python -m pytest -n 2 $(ARGS)

lint:
	@tools/setup.sh dev
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	.venv/bin/lint-imports
	.venv/bin/python tools/messages.py --check

bench:
	@tools/setup.sh dev
	@bench/run $(ARGS)

bench-checker:
	@tools/setup.sh dev
	@.venv/bin/python -m bench.checker.main $(or $(ARGS),--parts families,own,reference,speed --jobs 2)

lock:
	tools/lock.sh $(ARGS)

messages:
	@tools/setup.sh dev
	.venv/bin/python tools/messages.py

clean:
	rm -rf .venv demo out build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
