#!/usr/bin/env bash
# Makes templates/Cargo.lock anew: the newest versions of what the runtime and a generated project depend on.
set -euo pipefail
cd "$(dirname "$0")/.."

project="$(mktemp -d)"
trap 'rm -rf "$project"' EXIT
cp examples/webapp/operator.yaml "$project"
cargo run --quiet -- generate --directory "$project" >/dev/null
rm -f "$project/Cargo.lock"
(cd "$project" && cargo generate-lockfile --quiet)
# Without the entry of the package itself: the generator adds it under the operator's name.
awk -v RS= -v ORS='\n\n' '!/name = "webapp-operator"/' "$project/Cargo.lock" >templates/Cargo.lock
