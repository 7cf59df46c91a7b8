#!/usr/bin/env bash
# Measures the generated webapp operator on a real control plane: scripts/bench.sh [COUNT...], 100 and 1000 by default.
set -euo pipefail
cd "$(dirname "$0")/.."

KUBEBUILDER_ASSETS="$(control-plane/build.sh)"
export KUBEBUILDER_ASSETS
counts=("$@")
[ $# -gt 0 ] || counts=(100 1000)
target="$PWD/target/bench"
# With the flags of its Dockerfile.
flags="$(sed -n 's/^ENV RUSTFLAGS="\(.*\)"$/\1/p' snapshots/webapp/Dockerfile)"
(cd snapshots/webapp && RUSTFLAGS="$flags" CARGO_TARGET_DIR="$target" cargo build --release --locked --quiet)
cargo run --release --quiet -p operator-gen-cluster --bin benchmark -- \
	snapshots/webapp "$target/release/webapp-operator" "${counts[@]}"
