#!/usr/bin/env bash
# Makes templates/Cargo.lock anew: the newest versions of what the runtime and a generated project depend on.
set -euo pipefail
cd "$(dirname "$0")/.."

projects="$(mktemp -d)"
trap 'rm -rf "$projects"' EXIT

# Writes the lock of an example's project without the entry of the package itself: the generator adds it under the operator's name.
lock() {
	local operator="$1" project="$projects/$2" to="$3"
	awk -v RS= -v ORS='\n\n' -v own="name = \"$operator\"" 'index($0, own) == 0' "$project/Cargo.lock" >"$to"
}

for example in plain webhooks; do
	mkdir "$projects/$example"
	cp examples/webapp/operator.yaml "$projects/$example"
done
# One with webhooks depends on more, and on the same versions of everything else.
printf '    admission: { validate: [create] }\n' >>"$projects/webhooks/operator.yaml"
for example in plain webhooks; do
	cargo run --quiet -- generate --directory "$projects/$example" >/dev/null
done
rm -f "$projects/webhooks/Cargo.lock"
(cd "$projects/webhooks" && cargo generate-lockfile --quiet)
cp "$projects/webhooks/Cargo.lock" "$projects/plain/Cargo.lock"
(cd "$projects/plain" && cargo update --workspace --quiet)
lock webapp-operator plain templates/Cargo.lock
lock webapp-operator webhooks templates/Cargo.webhooks.lock
