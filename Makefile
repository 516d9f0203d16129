# `make` lists the targets. Settings (PORT, ACTION_PORT, EDITION, ...) are described in bot/settings.py.
SHELL := /bin/sh
PYTHON ?= $(shell command -v python3.10 || command -v python3)
UV_VERSION := 0.13.9
UV := .tools/bin/uv
VENV := .venv/bin
TRAINING_INPUTS := config.yml domain.yml $(shell find data knowledge bot/knowledge bot/nlu bot/story bot/coverage bot/incident -type f ! -name '*.pyc') bot/text.py bot/language.py

export RASA_TELEMETRY_ENABLED := false
export OMP_NUM_THREADS := 1
export OPENBLAS_NUM_THREADS := 1
export TF_CPP_MIN_LOG_LEVEL := 3
export SQLALCHEMY_SILENCE_UBER_WARNING := 1

.PHONY: help run chat test evaluate compare benchmark train validate lint lock clean
.DEFAULT_GOAL := help

help: ## list the targets
	@grep -E '^[a-z-]+:.*##' Makefile | sed 's/:.*## /\t/' | expand -t 12

run: .stamps/run models/machimamori.tar.gz ## install, train when needed, start everything, print the address
	@$(VENV)/python -m bot.serve

chat: .stamps/run models/machimamori.tar.gz ## talk in the terminal
	@$(VENV)/python -m bot.serve chat

test: .stamps/test models/machimamori.tar.gz ## install and run all tests
	$(VENV)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder

train: models/machimamori.tar.gz ## train when an input has changed

validate: .stamps/run ## check knowledge/ and Rasa's training data
	$(VENV)/python -m bot validate
	$(VENV)/python -m bot.quiet rasa data validate --fail-on-warnings

lint: .stamps/test ## types and style
	$(VENV)/mypy bot actions
	$(VENV)/ruff check .

models/machimamori.tar.gz: .stamps/run $(TRAINING_INPUTS)
	@echo "Training the understanding / 学習しています …"
	@$(VENV)/python -m bot validate
	@$(VENV)/python -m bot.quiet rasa train --force --fixed-model-name machimamori --out models --skip-validation
	@touch $@

.stamps/run: requirements/run.txt | $(UV)
	@echo "Installing into .venv / インストールしています …"
	@test -x $(VENV)/python || $(UV) venv --quiet --python 3.10 .venv
	@$(UV) pip install --quiet --no-deps --require-hashes --compile-bytecode --python $(VENV)/python -r requirements/run.txt
	@mkdir -p .stamps && touch $@

.stamps/test: requirements/test.txt .stamps/run | $(UV)
	@echo "Installing the test tools / テスト用の道具を入れています …"
	@$(UV) pip install --quiet --no-deps --require-hashes --compile-bytecode --python $(VENV)/python -r requirements/test.txt
	@mkdir -p .stamps && touch $@

$(UV):
	@echo "Fetching uv, the installer / インストーラー uv を取得しています …"
	@$(PYTHON) -m venv .tools || { echo "Python's venv module is missing. On Debian and Ubuntu: apt-get install python3-venv"; exit 1; }
	@.tools/bin/python -m pip install --quiet --disable-pip-version-check uv==$(UV_VERSION)

evaluate: .stamps/test models/machimamori.tar.gz ## run the evaluation sets against the assistant, print rates, write results/evaluation.html
	@$(VENV)/python -m tests.evaluation.run

compare: .stamps/test ## compare ways of understanding and write docs/understanding.md anew (ALL=1: Rasa's own and ja-ginza too)
	@$(if $(ALL),$(UV) pip install --quiet --no-deps --python $(VENV)/python --target .tools/compare ja-ginza==5.2.0)
	@$(VENV)/python -m tests.evaluation.compare $(if $(ALL),all)

benchmark: .stamps/test models/machimamori.tar.gz ## time replies and memory on this machine
	@$(VENV)/python -m tests.evaluation.benchmark

lock: | $(UV) ## write the pinned requirements anew
	$(UV) pip compile requirements/run.in --override requirements/overrides.txt --generate-hashes --no-emit-index-url --python-version 3.10 --custom-compile-command "make lock" --quiet -o requirements/run.txt
	$(UV) pip compile requirements/test.in --constraint requirements/run.txt --override requirements/overrides.txt --generate-hashes --no-emit-index-url --python-version 3.10 --custom-compile-command "make lock" --quiet -o requirements/test.txt

clean: ## remove what was installed, trained and stored
	rm -rf .venv .tools .stamps .rasa models results var
