# Everything here needs only Go, git and make; tools are fetched by version.
GO ?= go
BIN := bin/improve
SOURCES := $(shell find cmd internal examples -name '*.go') go.mod go.sum
STATICCHECK := honnef.co/go/tools/cmd/staticcheck@v0.8.2
DEADCODE := golang.org/x/tools/cmd/deadcode@v0.52.0
GORELEASER := github.com/goreleaser/goreleaser/v2@v2.16.0
SYFT := github.com/anchore/syft/cmd/syft@v1.57.0
FUZZTIME ?= 20s
# As releases are built: without the C library, the program starts a fifth faster and takes 3 MB less.
export CGO_ENABLED ?= 0
# As releases too: what is built does not name the folder, and serves every clone.
export GOFLAGS := $(GOFLAGS) -trimpath
# Properties are tried on the same examples each time; .ci/weekly takes others.
export RAPID_SEED ?= 1
export RAPID_CHECKS ?= 50

.PHONY: run test lint bench backtest fuzz plain mutants build install generate figures clean extras release-check release

run: build ## the status of the shipped record
	@./$(BIN) status

build: $(BIN)

$(BIN): $(SOURCES)
	$(GO) build -o $(BIN) ./cmd/improve

install:
	$(GO) install ./cmd/improve

test: ## collecting garbage less often spares a quarter of the time; lint vets
	GOGC=300 .ci/scratch $(GO) test -vet=off ./...

lint:
	@test -z "$$(gofmt -l cmd internal examples)" || { echo "gofmt -w these files:"; gofmt -l cmd internal examples; exit 1; }
	$(GO) vet ./...
	$(GO) run $(STATICCHECK) ./...
	@unused="$$($(GO) run $(DEADCODE) -test ./...)"; test -z "$$unused" || { echo "code that nothing reaches:"; echo "$$unused"; exit 1; }

bench: ## ratios against a floor and peers in the same run; BENCH=-quick takes minutes, BENCH=-accepted compares with the commit accepted last
	$(GO) run ./internal/bench $(BENCH)

backtest: ## forecasts of generated programmes at each board, beside what happened; BACKTEST=30 for fewer
	BACKTEST=$${BACKTEST:-300} $(GO) test ./internal/foresight -run '^TestBacktest$$' -count=1 -v

fuzz: ## FUZZTIME each
	./internal/fuzz.sh $(FUZZTIME)

plain: ## both readers of YAML on files made at random; PLAIN_RUNS=100000 for fewer
	PLAIN_RUNS=$${PLAIN_RUNS:-10000000} $(GO) test ./internal/yamldoc -run '^TestPlainAtRandom$$' -count=1 -timeout 60m -v

mutants: ## changes of the code that the tests must notice; MUTANTS="-n 20 -seed 7 store"
	$(GO) run ./internal/mutants $(MUTANTS)

generate: ## docs/, what README.md shows, and the example's papers, from the code
	$(GO) test ./internal/cli ./internal/figures ./internal/trust ./cmd/improve -run 'TestGenerated|TestGoldenPapers' -update

figures: ## docs/architecture.md's figures: lines, what is longest, files touched to add one thing
	$(GO) run ./internal/figures -w

extras: ## manuals and completions, for a release
	EXTRAS=$(CURDIR)/$(BIN:improve=extras) $(GO) test ./internal/cli -run '^TestManPages$$' -count=1

release-check: ## all of a release but its publication and the list of what is inside, into dist/
	GOFLAGS= $(GO) run $(GORELEASER) check
	GOFLAGS= $(GO) run $(GORELEASER) release --snapshot --clean --skip=sbom

release: ## what a tag does, with what it needs; see .github/workflows/release.yml
	GOBIN=$(CURDIR)/bin $(GO) install $(SYFT)
	PATH="$(CURDIR)/bin:$$PATH" $(GO) run $(GORELEASER) release --clean

clean:
	rm -rf bin dist
