# Two commands do everything: `make book` and `make test`. Both set up `.venv` from the lock file, once.
PYTHON ?= python3
VENV := .venv
READY := $(VENV)/.ready
BUILD := jupyter-book build . -W -n --keep-going --quiet
export PATH := $(CURDIR)/$(VENV)/bin:$(PATH)

.PHONY: help book build test lab outputs benchmark benchmark-grading mutate mutate-exercises explorables lighthouse kill-test lock clean
help:
	@echo "make book        build the book, serve it, print its address"
	@echo "make test        run every test (needs Chromium: on Debian, apt-get install chromium)"
	@echo "make lab         open the lessons in JupyterLab"
	@echo "make outputs     run the lessons and store the outputs that the tests compare"
	@echo "make benchmark   time the models against plain Python"
	@echo "make benchmark-grading  grade a class by plain nbgrader and by our engine (half an hour)"
	@echo "make mutate      change the models one place at a time; the tests must notice (an hour or two)"
	@echo "make mutate-exercises  change the exercises' solutions one place at a time; marks must be lost (minutes)"
	@echo "make explorables time the figures' answers in the book and in JupyterLab"
	@echo "make lighthouse  print weight, time to live figures and Lighthouse scores (needs Node)"
	@echo "make kill-test   kill the grading fifty times; no mark may be lost (needs bubblewrap, PostgreSQL; an hour)"
	@echo "make lock        bring requirements.lock up to date with pyproject.toml"
	@echo "make clean       remove what was built and the environment"

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed; say which: make PYTHON=python3.12 …"; exit 1; }
	@echo "Setting up $(VENV), once; this takes a minute or two."
	$(PYTHON) -m venv $(VENV)
	pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $(READY)

build: $(READY)
	$(BUILD)

book: build
	pvcourse serve _build/html

test: $(READY)
	pytest -n auto --dist loadgroup --no-loadscope-reorder

lab: $(READY)
	jupyter lab --notebook-dir=. $(firstword $(wildcard notebooks/*.ipynb))

# Figures and self-checks are not stored: they are large, and made anew wherever the lesson runs.
outputs: $(READY)
	PVCOURSE_STATIC=1 jupyter nbconvert --to notebook --inplace --execute \
	  --ExecutePreprocessor.store_widget_state=False --ExecutePreprocessor.record_timing=False notebooks/*.ipynb
	jupyter nbconvert --to notebook --inplace --TagRemovePreprocessor.enabled=True \
	  --TagRemovePreprocessor.remove_all_outputs_tags=figure notebooks/*.ipynb

benchmark: $(READY)
	python benchmarks/run_models.py

benchmark-grading: $(READY)
	python benchmarks/grading.py

mutate: $(READY)
	pip freeze --exclude-editable > $(VENV)/pinned.txt
	pip install --quiet --constraint $(VENV)/pinned.txt mutmut==3.8.1
	mutmut run
	mutmut results

mutate-exercises: $(READY)
	pip install --quiet cosmic-ray==8.7.0
	python tests/mutate_exercises.py --confirm 3

explorables: build
	python benchmarks/explorables.py

lighthouse: build
	python benchmarks/first_view.py
	python benchmarks/lighthouse.py

kill-test: $(READY)
	PVCOURSE_KILLS=50 pytest -s tests/test_grading_kills.py

lock:
	$(PYTHON) -m venv $(VENV)
	pip install --quiet uv
	uv pip compile pyproject.toml --all-extras --universal --python-version 3.11 --generate-hashes \
	  --no-strip-extras --no-emit-index-url --no-emit-find-links --no-header --quiet --output-file requirements.lock

clean:
	rm -rf $(VENV) _build
