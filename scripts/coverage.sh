#!/usr/bin/env bash
# Prints the line coverage of the CLI, the runtime and the generated webapp project, each by its own tests. Below 80% fails.
#
# Needs cargo-llvm-cov: cargo install cargo-llvm-cov, and rustup component add llvm-tools.
set -euo pipefail
cd "$(dirname "$0")/.."

cargo llvm-cov --version >/dev/null || { echo "coverage.sh: run: cargo install cargo-llvm-cov" >&2; exit 2; }

measure() {
	local title=$1
	shift
	echo "== $title"
	cargo llvm-cov "$@" --summary-only --fail-under-lines 80 | awk 'NR == 1 || /^TOTAL/'
}

# The runtime's own code, without the API server for tests that it carries.
measure "the runtime" --package operator-runtime --all-features --ignore-filename-regex '/runtime/src/testing/'
measure "the API server for tests" --package operator-runtime --all-features
measure "the CLI" --package operator-gen
cd snapshots/webapp
export CARGO_TARGET_DIR="$OLDPWD/target/generated"
measure "the generated project" --package webapp-operator --ignore-filename-regex '/runtime/'
