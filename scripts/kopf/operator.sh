#!/bin/sh
# Runs the kopf operator in this process, as cluster/tests/kopf starts it. Of pods `pod-1`, `pod-2`, ... the first works, since
# that of two replicas with the higher priority does.
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
POD_ID=$POD_NAME exec "$here/../../target/kopf/bin/kopf" run --all-namespaces --quiet \
    --peering=hooks --priority="$((1000 - ${POD_NAME##*-}))" "$here/sample.py"
