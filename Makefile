# What contributors run. The generated projects have a Makefile of their own.
.DEFAULT_GOAL := help
SHELL := bash
.SHELLFLAGS := -euo pipefail -c

.PHONY: help
help: ## Show this help
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | column -t -s "$$(printf '\t')"

.PHONY: lint
lint: ## Check formatting, run clippy with warnings as errors, build the documentation
	cargo fmt --all --check
	cargo clippy --workspace --all-targets --all-features -- -D warnings
	RUSTDOCFLAGS="-D warnings" cargo doc --workspace --no-deps --quiet

.PHONY: test
test: ## Test the CLI, the runtime and the generated projects, on the in-process API server
	cargo test

.PHONY: control-plane
control-plane: ## Build etcd, the Kubernetes control plane and kwok from Go modules, unless they are there
	@control-plane/build.sh

.PHONY: test-cluster
test-cluster: ## Test on a real control plane, which is built first (minutes) unless KUBEBUILDER_ASSETS names one
	KUBEBUILDER_ASSETS="$$(control-plane/build.sh)" \
		cargo test -p operator-gen-cluster --features cluster -- --nocapture

.PHONY: conformance
conformance: ## Run the language of expressions against the public cases of CEL, from the Go module cel.dev/expr; needs Go
	cd control-plane && go mod download cel.dev/expr
	CEL_CONFORMANCE="$$(cd control-plane && go list -m -f '{{.Dir}}' cel.dev/expr)/tests/simple/testdata" \
		cargo test --test conformance -- --ignored --nocapture

.PHONY: snapshots
snapshots: ## Regenerate the projects below snapshots/, and what their fixtures expect
	cargo build --quiet
	for example in examples/*/; do \
		project="snapshots/$$(basename "$$example")"; \
		mkdir -p "$$project"; \
		cp -R "$$example/." "$$project/"; \
		target/debug/operator-gen generate --directory "$$project" --force; \
		target/debug/operator-gen render --directory "$$project" --check --update; \
	done

.PHONY: catalog
catalog: ## Write the catalog of Kubernetes kinds anew; needs Go, which downloads the sources that it is made from
	cargo run --quiet --package xtask -- catalog src/catalog/kubernetes.txt

.PHONY: corpus
corpus: ## Check the template check against the objects that Kubernetes tests itself with; needs Go
	cargo test --package operator-gen --features corpus --test corpus -- --nocapture

.PHONY: update
update: snapshots ## Rewrite every expectation: snapshots, cases, schema
	UPDATE=1 cargo test

.PHONY: scan
scan: ## Run the scanners on the generated projects: checkov, kube-score, kubeconform, hadolint, promtool
	scripts/scan.sh snapshots/*

.PHONY: cost
cost: ## Measure what expressions cost a generated project: compile time, size of the binary; needs Python with PyYAML
	scripts/expression-cost.sh

.PHONY: bench
bench: ## Measure the generated webapp operator on a real control plane: CPU, memory, API requests
	scripts/bench.sh

.PHONY: compare
compare: ## Let the same happen to a generated operator and to one of kopf on a real control plane, print a table
	scripts/kopf/run.sh

.PHONY: coverage
coverage: ## Measure line coverage of the CLI, the runtime and the generated projects, each by its own tests
	scripts/coverage.sh
