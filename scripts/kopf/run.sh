#!/usr/bin/env bash
# Lets the scenarios of cluster/tests/hooks happen to the generated operator and to one of kopf with the same handlers, on a
# real control plane, and prints a table. Needs Python, and Go unless the control plane is built.
set -euo pipefail
cd "$(dirname "$0")/../.."

[ -x target/kopf/bin/kopf ] || python3 -m venv target/kopf
target/kopf/bin/pip install --quiet --disable-pip-version-check --requirement scripts/kopf/requirements.txt
KUBEBUILDER_ASSETS="$(control-plane/build.sh)"
export KUBEBUILDER_ASSETS
cargo test --quiet -p operator-gen-cluster --features kopf --test kopf
