#!/usr/bin/env bash
# coverage.sh [PART...]: prints the line coverage of the CLI, of the runtime and its API server for tests, and of the generated
# webapp project, each by its own tests, with the files that have most lines which no test reaches. Below 80% fails.
#
# PART is cli, runtime or project; all of them if none is named.
#
# Needs cargo-llvm-cov (cargo install cargo-llvm-cov), and LLVM's tools: rustup component add llvm-tools, or the llvm-cov and
# llvm-profdata of a distribution, in the version that `rustc -vV` names, by LLVM_COV=/path/of/llvm-cov and LLVM_PROFDATA=...
set -euo pipefail
cd "$(dirname "$0")/.."
root=$PWD
least=80
worst=5

cargo llvm-cov --version > /dev/null || { echo "coverage.sh: run: cargo install cargo-llvm-cov" >&2; exit 2; }

work=$(mktemp -d)
trap 'rm -r "$work"' EXIT

# measure ARGUMENT...: runs the tests that `cargo test ARGUMENT...` would, in the package of this folder.
measure() {
  cargo llvm-cov --lcov --output-path "$work/records" "$@" &> "$work/log" || { cat "$work/log" >&2; exit 2; }
}

failed=()
# report TITLE FOLDER [EXCEPT]: what was measured below a folder, but for what is in EXCEPT. Programs that tests start count.
report() {
  local title=$1 folder=$2 except=${3:-}
  echo "== $title"
  awk -F: -v folder="$folder/" -v except="$except" -v least="$least" -v worst="$worst" -v root="$root/" '
    /^SF:/ { path = $2; counts = index(path, folder) == 1 && (except == "" || index(path, except "/") != 1) }
    /^LF:/ { lines = $2 }
    /^LH:/ { reached = $2 }
    /^end_of_record/ && counts {
      all += lines; hit += reached
      printf "%7d of %5d lines unreached  %s\n", lines - reached, lines, substr(path, length(root) + 1) | most
    }
    BEGIN { most = "sort -rn | head -n " worst }
    END {
      close(most)
      if (!all) { print "nothing was measured"; exit 1 }
      printf "%7.1f%% of %d lines\n", 100 * hit / all, all
      exit 100 * hit / all < least
    }' "$work/records" || failed+=("$title")
}

for part in "${@:-cli runtime project}"; do
  for part in $part; do
    case $part in
      cli)
        # Not those that build whole projects: these are measured by themselves, and would be built as if they were to be here.
        measure --package operator-gen -- --skip generated_projects_are --skip it_generates_a_project
        report "the CLI" "$root/src"
        ;;
      runtime)
        measure --package operator-runtime --all-features
        report "the runtime" "$root/runtime/src" "$root/runtime/src/testing"
        report "the API server for tests" "$root/runtime/src/testing"
        ;;
      project)
        cd snapshots/webapp
        CARGO_TARGET_DIR=$root/target/generated measure --package webapp-operator --locked
        cd "$root"
        report "the generated project" "$root/snapshots/webapp/src"
        ;;
      *)
        echo "coverage.sh: there is no part $part" >&2
        exit 2
        ;;
    esac
  done
done

if ((${#failed[@]})); then
  printf "coverage.sh: below $least%%: %s\n" "${failed[@]}" >&2
  exit 1
fi
