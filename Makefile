# `make run` builds rushproof and runs the bundled season; `make test` checks
# everything. Both start from a fresh clone with Go, Node.js (npm) and make.

SHELL       := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

SEASON   ?= power-black-week
OUT      ?= out/$(SEASON)
BENCH    ?= .
FUZZTIME ?= 30s

TOOL    := go tool -modfile=tools.mod
CHARTS  := report/charts
MODULES := $(CHARTS)/node_modules/.package-lock.json
BUNDLE  := $(CHARTS)/dist/echarts.js
PROFILE := $(CURDIR)/cmd/rushproof/default.pgo

# Many goroutines meet in these, so these run under the race detector too.
RACE := ./sim/study/... ./cmd/...

# Random tests draw the same cases in every check, so that what was green stays
# green; the soak draws new ones, and more of them. Where one fails it says with
# which seed.
test race: export RAPID_SEED ?= 1
test race: export RAPID_NOFAILFILE ?= 1
soak: export RAPID_CHECKS ?= 1000

.PHONY: help
help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

.PHONY: build
build: $(BUNDLE) ## bin/rushproof, with the charts' JavaScript inside
	go build -trimpath -o bin/rushproof ./cmd/rushproof

.PHONY: run
run: build ## build, and run a season into a report (SEASON=power-black-week, OUT=out/SEASON)
	bin/rushproof run $(SEASON) --out $(OUT)

.PHONY: test
test race: export GOGC ?= 400 # compilers and tests are short-lived: memory for time
test: chromium lint $(BUNDLE) ## every check and every test, in under ten minutes
	go test -vet=off -pgo=off -timeout 6m ./...
	@$(MAKE) --no-print-directory race

.PHONY: race
race: ## the tests of what runs in parallel, under the race detector
	@if .ci/need "$$(go env CC)" gcc libc6-dev 2>/dev/null; then \
		set -x; CGO_ENABLED=1 go test -vet=off -pgo=off -race -short -timeout 4m $(RACE); \
	else \
		echo "left out: the race detector, which needs a C compiler; on Debian: sudo apt-get install gcc libc6-dev" >&2; \
	fi

# Without the profile, as the tests are: with it all libraries are compiled twice.
.PHONY: lint
lint: ## layout, vet, staticcheck, and the rules of revive.toml
	@unformatted=$$($(TOOL) gofumpt -l *.go cmd configs report scenarios sim); \
	if [ -n "$$unformatted" ]; then \
		printf 'error: not in gofumpt layout; type: make fmt\n%s\n' "$$unformatted" >&2; exit 1; \
	fi
	go vet -pgo=off ./...
	GOFLAGS="$$(go env GOFLAGS) -pgo=off" $(TOOL) staticcheck ./...
	$(TOOL) revive -config revive.toml -formatter unix ./...

.PHONY: fmt
fmt: ## bring all Go files into gofumpt layout
	$(TOOL) gofumpt -w *.go cmd configs report scenarios sim

.PHONY: bench
bench: $(BUNDLE) ## speed and memory (BENCH=pattern); REFERENCE=folder compares with r1.c and r2.c there
	go test -pgo=$(PROFILE) -run '^$$' -bench '$(BENCH)' -benchmem -timeout 1h ./sim/... ./scenarios ./cmd/rushproof
	@if [ -n "$(REFERENCE)" ]; then .ci/against "$(REFERENCE)"; fi

.PHONY: profile
profile: ## measure anew which code runs most: the compiler makes that faster in the program
	@tmp=$$(mktemp -d); trap 'rm -rf "$$tmp"' EXIT; set -x; \
	go test -trimpath -pgo=off -run '^$$' -bench 'R1/agents=100$$' -benchtime 30000000x -cpuprofile $$tmp/r1 -o $$tmp/engine ./sim; \
	go test -trimpath -pgo=off -run '^$$' -bench 'R2$$' -benchtime 25000000x -cpuprofile $$tmp/r2 -o $$tmp/engine ./sim; \
	go test -trimpath -pgo=off -run '^$$' -bench 'BlackWeek/play' -benchtime 100x -cpuprofile $$tmp/week -o $$tmp/scenarios ./scenarios; \
	go test -trimpath -pgo=off -run '^$$' -bench 'PPPM' -benchtime 8x -cpuprofile $$tmp/months -o $$tmp/scenarios ./scenarios; \
	go tool pprof -proto $$tmp/r1 $$tmp/r2 $$tmp/week $$tmp/months >$$tmp/all; \
	mv $$tmp/all $(PROFILE)

.PHONY: soak
soak: chromium $(BUNDLE) ## the long tests, and each fuzz target for FUZZTIME (30s)
	RUSHPROOF_SOAK=1 go test -vet=off -count=1 -timeout 4h ./...
	@grep -rHoE --include='*_test.go' '^func Fuzz[A-Za-z0-9_]+' cmd configs report scenarios sim \
	| sort | while IFS=: read -r file func; do \
		(set -x; go test -vet=off -run '^$$' -fuzz "^$${func#func }$$" -fuzztime $(FUZZTIME) "./$$(dirname "$$file")"); \
	done

.PHONY: docs
docs: build ## the manual in out/docs: keys, measures, schema, verbs and packages
	@mkdir -p out/docs
	bin/rushproof keys --all > out/docs/keys.txt
	bin/rushproof measures > out/docs/measures.txt
	bin/rushproof schema > out/docs/schema.json
	bin/rushproof help > out/docs/rushproof.txt
	@for package in $$(go list -f '{{if .GoFiles}}{{.ImportPath}}{{end}}' ./...); do \
		go doc -all "$$package" > "out/docs/$$(basename "$$package").go.txt"; \
	done
	@echo "wrote out/docs"

.PHONY: bundle
bundle: $(BUNDLE) ## the charts' JavaScript, from the pinned npm package

$(BUNDLE): $(MODULES) $(wildcard $(CHARTS)/*.* $(CHARTS)/bundle/*.go)
	go generate ./$(CHARTS)
	@touch $@

$(MODULES): $(CHARTS)/package.json $(CHARTS)/package-lock.json
	@command -v npm >/dev/null || { echo "error: npm is not here; install it, on Debian with: sudo apt-get install npm" >&2; exit 1; }
	npm ci --prefix $(CHARTS) --ignore-scripts --no-audit --no-fund
	@touch $@

# The report's tests open it in a real browser.
.PHONY: chromium
chromium:
	@.ci/need "chromium chromium-browser google-chrome google-chrome-stable" chromium

.PHONY: clean
clean: ## remove what was built, the reports under out/ too
	rm -rf bin out $(CHARTS)/dist/echarts* $(CHARTS)/node_modules
	find cmd configs report scenarios sim -path '*/testdata/rapid' -prune -exec rm -rf {} +
