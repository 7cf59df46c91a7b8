#!/usr/bin/env bash
# expression-cost.sh [EXAMPLE] [TIMES]: what expressions cost a generated project: compile time and size of the binary, against
# the same project with constants in their place. Without arguments, examples/postgres, each built three times.
#
# Needs Python with PyYAML. Times are those of the processor, so that what else the machine does matters little.
set -euo pipefail
example=${1:-examples/postgres}
times=${2:-3}
root=$(cd "$(dirname "$0")/.." && pwd)
example=$(cd "$root" && realpath "$example")
python3 -c 'import yaml' || { echo "expression-cost.sh: install PyYAML first" >&2; exit 2; }
cargo build --quiet --manifest-path "$root/Cargo.toml"
generator=$root/target/debug/operator-gen

work=$(mktemp -d)
trap 'rm -r "$work"' EXIT
export CARGO_TARGET_DIR=$work/target

mkdir "$work/expressions"
cp -R "$example/." "$work/expressions/"
"$generator" generate --directory "$work/expressions" > /dev/null
mkdir "$work/constants"
cp -R "$example/." "$work/constants/"
python3 "$root/scripts/without_expressions.py" "$work/expressions" > "$work/constants/operator.yaml"
# Of fields that are not read any more, it warns.
"$generator" generate --directory "$work/constants" > /dev/null 2>&1
name=$(sed -n 's/^name: \([^ ]*\).*/\1/p' "$work/expressions/operator.yaml" | head -n 1)

# Seconds of the processor that a build takes.
seconds() {
  local TIMEFORMAT='%U %S'
  { time cargo build --quiet --release --locked --manifest-path "$work/$1/Cargo.toml" > /dev/null; } 2>&1 \
    | awk 'END { print $1 + $2 }'
}

median() {
  sort -n | awk '{ all[NR] = $1 } END { print all[int((NR + 1) / 2)] }'
}

# The first build is of everything, the others of what differs: the project and, for it is linked as a whole, the link.
all=$(seconds constants)
declare -A took size
for project in expressions constants; do
  for _ in $(seq "$times"); do
    touch "$work/$project/src/lib.rs" "$work/$project/src/main.rs"
    seconds "$project"
  done > "$work/$project.seconds"
  took[$project]=$(median < "$work/$project.seconds")
  size[$project]=$(stat --format %s "$CARGO_TARGET_DIR/release/$name")
done

awk -v example="$(basename "$example")" -v all="$all" -v with="${took[expressions]}" -v without="${took[constants]}" \
  -v large="${size[expressions]}" -v small="${size[constants]}" 'BEGIN {
    printf "%s                 constants  expressions\n", example
    printf "build of the project, s   %9.1f  %11.1f\n", without, with
    printf "build of everything, s    %9.1f  %11.1f  %+.1f %%\n", all, all + with - without, 100 * (with - without) / all
    printf "size of the binary, bytes %9d  %11d  %+.1f %%\n", small, large, 100 * (large - small) / small
  }'
