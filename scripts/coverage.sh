#!/usr/bin/env bash
# coverage.sh [PART...]: prints the line coverage of the CLI, of the runtime and its API server for tests, and of generated
# projects, each by its own tests, with the files that have most lines which no test reaches. Below 80% fails.
#
# PART is cli, runtime or projects; all of them if none is named.
#
# Needs cargo-llvm-cov (cargo install cargo-llvm-cov), and LLVM's tools: rustup component add llvm-tools, or the llvm-cov and
# llvm-profdata of a distribution, in the version that `rustc -vV` names, by LLVM_COV=/path/of/llvm-cov and LLVM_PROFDATA=...
set -euo pipefail
cd "$(dirname "$0")/.."
root=$PWD
least=80
worst=5
projects=(webapp dns versions)

# Below testing/ is an API server, which the runtime's own tests use, and what the tests of generated projects consist of.
testing='^runtime/src/testing/'
suites="$testing(scenario/|(arbitrary|conversion|golden|reviews|sparse)[.]rs)"
# The test end to end needs a cluster.
e2e="${testing}scenario/cluster[.]rs"

cargo llvm-cov --version > /dev/null || { echo "coverage.sh: run: cargo install cargo-llvm-cov" >&2; exit 2; }

work=$(mktemp -d)
trap 'rm -r "$work"' EXIT

# measure NAME ARGUMENT...: runs the tests that `cargo test ARGUMENT...` would, and keeps under a name which lines they reach.
# Programs that tests start count.
measure() {
  local name=$1
  shift
  {
    # What an earlier run compiled counts otherwise, with lines that nothing reaches.
    cargo llvm-cov clean --workspace
    cargo llvm-cov --lcov --output-path "$work/$name" "$@"
  } &> "$work/log" || { cat "$work/log" >&2; exit 2; }
}

failed=()
# report TITLE COUNTS EXCEPT NAME...: the lines of files whose path below the repository matches COUNTS and not EXCEPT. The
# runtime is the same in all projects, so a line counts once.
report() {
  local title=$1 counts=$2 except=$3
  shift 3
  echo "== $title"
  (cd "$work" && awk -F '[:,]' -v root="$root/" -v counts="$counts" -v except="$except" -v least="$least" -v worst="$worst" '
    /^SF:/ {
      path = substr($2, length(root) + 1)
      sub(/^snapshots\/[^\/]*\/runtime\//, "runtime/", path)
      matches = path ~ counts && path !~ except
    }
    /^DA:/ && matches { reached[path, $2] += $3 }
    END {
      for (line in reached) {
        split(line, part, SUBSEP)
        lines[part[1]]++; all++
        if (reached[line]) hit++; else missed[part[1]]++
      }
      if (!all) { print "nothing was measured"; exit 1 }
      most = "sort -rn | head -n " worst
      for (path in missed) printf "%7d of %5d lines unreached  %s\n", missed[path], lines[path], path | most
      close(most)
      printf "%7.1f%% of %d lines\n", 100 * hit / all, all
      exit 100 * hit / all < least
    }' "$@") || failed+=("$title")
}

cli() {
  # Not those that build whole projects: these are measured by themselves, and would be built as if they were to be here.
  measure cli --package operator-gen -- --skip generated_projects_are --skip it_generates_a_project
  report "the CLI" '^src/' '^$' cli
}

runtime() {
  measure runtime --package operator-runtime --all-features
  report "the runtime" '^runtime/src/' "$testing" runtime
  report "the API server for tests" "$testing" "$suites" runtime
}

projects() {
  local project
  for project in "${projects[@]}"; do
    cd "snapshots/$project"
    CARGO_TARGET_DIR=$root/target/generated measure "$project" --workspace --locked
    cd "$root"
    report "the generated project $project" "^snapshots/$project/src/" '^$' "$project"
  done
  report "the tests of generated projects" "$suites" "$e2e" "${projects[@]}"
}

for part in "${@:-cli runtime projects}"; do
  for part in $part; do
    case $part in
      cli | runtime | projects) "$part" ;;
      *) echo "coverage.sh: there is no part $part" >&2; exit 2 ;;
    esac
  done
done

if ((${#failed[@]})); then
  printf "coverage.sh: below $least%%: %s\n" "${failed[@]}" >&2
  exit 1
fi
