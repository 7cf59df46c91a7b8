#!/bin/sh
# Runs the kopf operator in this process, as cluster/tests/kopf starts it.
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
exec "$here/../../target/kopf/bin/kopf" run --all-namespaces --standalone --quiet "$here/sample.py"
