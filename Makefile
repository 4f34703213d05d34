# Each target makes .venv from requirements.lock first, where it has to. What they are: python3 bootstrap.py
PYTHON ?= python3

.PHONY: demo test check lint format bench bench-search train lock reports clean
demo test lint format bench bench-search train lock reports clean:
	@$(PYTHON) bootstrap.py $@

check: lint test
