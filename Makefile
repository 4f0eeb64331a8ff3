# dssrun. Every target below that has a comment behind ## is listed by "make help".
SHELL := bash
.DEFAULT_GOAL := help

VERSION ?= $(shell git describe --tags --always --dirty 2>/dev/null || echo dev)
LDFLAGS := -s -w -X main.version=$(VERSION)
export CGO_ENABLED ?= 0

# What runs goroutines is also tested with the race detector, which needs gcc.
RACE := ./runtime/loop/... ./runtime/host/... ./runtime/heap/... ./bindings/... ./tests/mock/... ./tests/harness/... ./tests/reference/...

.PHONY: help
help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: build
build: ## build ./dssrun, static and stripped
	go build -tags urfave_cli_no_docs -trimpath -ldflags '$(LDFLAGS)' -o dssrun ./cmd/dssrun

.PHONY: lint
lint: ## gofmt, go vet, staticcheck
	@unformatted=$$(gofmt -l cmd runtime bindings tests stdlib 2>/dev/null); if [ -n "$$unformatted" ]; then echo "not formatted (gofmt -w):"; echo "$$unformatted"; exit 1; fi
	go vet ./...
	go tool staticcheck ./...

.PHONY: test
test: lint verify ## lint, verify, then every test; packages with goroutines also under the race detector
	go test ./...
	@$(MAKE) --no-print-directory scripts
	@if command -v gcc >/dev/null; then echo CGO_ENABLED=1 go test -race $(RACE); CGO_ENABLED=1 go test -race $(RACE); \
	elif [ -n "$$CI" ]; then echo "CI must install gcc for the race detector"; exit 1; \
	else echo "skipped: go test -race (no gcc)"; fi

.PHONY: scripts
scripts: build ## the tests of scripts/ and stdlib/, with coverage, by dssrun test
	./dssrun test --reporter dot --timeout 60s --coverage --coverage-threshold 90 --coverage-include scripts --coverage-include stdlib scripts stdlib

.PHONY: cross
cross: ## build for Windows and macOS, to see that it does
	GOOS=windows GOARCH=amd64 go build -tags urfave_cli_no_docs -o /dev/null ./cmd/dssrun
	GOOS=darwin GOARCH=arm64 go build -tags urfave_cli_no_docs -o /dev/null ./cmd/dssrun

.PHONY: generate
generate: ## write what is generated: docs/reference
	go run ./tests/generate -write

.PHONY: verify
verify: ## fail when a generated file differs; print the size of the declarations
	go run ./tests/generate

.PHONY: bench
bench: build ## benchmarks, and the peers that are here
	go test -run '^$$' -bench . -benchmem ./runtime/... ./bindings/... ./stdlib/... ./tests/mock/... ./tests/harness/...
	go run ./tests/bench

.PHONY: demo
demo: build ## the tour of the README, on the mock
	./dssrun run --mock scripts/users/connected.ts
	./dssrun run --mock scripts/connections/list.ts
	./dssrun run --mock scripts/futures/wait.ts

.PHONY: dist
dist: ## static binaries for Linux, macOS and Windows, in dist/
	@mkdir -p dist
	@for target in linux/amd64 linux/arm64 darwin/amd64 darwin/arm64 windows/amd64; do \
		os=$${target%/*}; arch=$${target#*/}; ext=; [ $$os = windows ] && ext=.exe; \
		echo "dist/dssrun-$$os-$$arch$$ext"; \
		GOOS=$$os GOARCH=$$arch go build -tags urfave_cli_no_docs -trimpath -ldflags '$(LDFLAGS)' -o dist/dssrun-$$os-$$arch$$ext ./cmd/dssrun || exit 1; \
	done; cd dist && sha256sum dssrun-* > SHA256SUMS
