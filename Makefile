# bonafide: the commands of the house
#
#   make run        install what is missing, build, score the example world, say where the report lies
#   make test       install what is missing, check the house, build, hold the cost of a profile, run every test
#   make build      build the release binary, which needs no Swift libraries at run time
#   make install    install binary, completions, man pages and data notice below PREFIX (default /usr/local)
#   make static     the same, by the name other projects use
#   make format     format the sources
#   make lint       check formatting and the rules of the house
#   make generate   write generated files anew (embedded pack, column maps, schemas, reference pages)
#   make bench      measure speed and memory of whole runs; compares with stored ratios
#   make simulation score simulated populations and write the figures of docs/simulation.md
#   make cost       measure the cost of a profile and of a start; compares with stored limits
#   make race       the same 24 rules by bonafide, DuckDB, Python and Spark on a million rows (Java 17, packages from PyPI)
#   make race-check the race's hits on 100,000 rows, row by row, without timing
#   make race-10m   ten million rows through bonafide alone: time and memory (needs 14 GB of disk)
#   make test-spark score on Spark and on one machine, and compare row by row (Java 17, packages from PyPI)
#   make fuzz       long fuzzing runs (CI runs a small seed set inside `make test`)
#   make clean      remove what was built

SWIFT ?= swift
# Linked with the Swift libraries inside: a start spends no time on finding and binding them.
RELEASE = $(SWIFT) build -c release --static-swift-stdlib
PREFIX ?= /usr/local
AS_OF = 2026-08-23
BINARY = .build/release/bonafide

.PHONY: run test build install static format lint generate bench simulation cost race race-check race-10m race-build test-spark fuzz clean
.PHONY: setup setup-tests

run: build
	@$(BINARY) score Fixtures/lantern-quill --as-of $(AS_OF) --html out/lantern-quill.html --output -
	@echo
	@echo "The HTML report lies at out/lantern-quill.html"

test: setup-tests lint
	$(SWIFT) build -c release --build-tests
	Benchmarks/cost --check
	$(SWIFT) test -c release --skip-build

build: setup
	$(RELEASE) --product bonafide

setup:
	@Scripts/setup

setup-tests:
	@Scripts/setup --tests

static: build
	@echo "The static binary lies at $(BINARY)"

install: build
	Scripts/install "$(BINARY)" "$(DESTDIR)$(PREFIX)"

format:
	$(SWIFT) format --in-place --recursive --parallel Sources Tests Package.swift

lint:
	$(SWIFT) format lint --strict --recursive --parallel Sources Tests Package.swift
	Scripts/check-house

generate: build
	Scripts/generate

bench: build
	Benchmarks/run --check

simulation: build
	Scripts/measure-simulation "$(BINARY)"

cost: build
	$(RELEASE) --product RaceScorer
	Benchmarks/cost --check

race-build: build
	$(RELEASE) --product RaceScorer
	Scripts/race-environment

race: race-build
	Benchmarks/race --ndjson --check

race-check: race-build
	Benchmarks/race --rows 100000 --rounds 0

race-10m: build
	$(RELEASE) --product RaceScorer
	Benchmarks/race --rows 10000000 --rounds 1 --peers ''

test-spark: build
	Scripts/test-spark "$(BINARY)"

fuzz:
	Scripts/fuzz

clean:
	rm -rf .build .build-fuzz out
