#!/bin/sh
# Builds a Kubernetes control plane from Go modules: etcd, kube-apiserver, kube-controller-manager,
# kube-scheduler, kubectl, and kwok with its stages. Prints the directory that holds them, last, on stdout.
#
#   build.sh          into the cache, or nowhere if KUBEBUILDER_ASSETS already holds them all
#   build.sh DIR      into DIR
#   build.sh --where  only prints the directory that `build.sh` would use
#
# What is present is not built again. The first build takes about ten minutes on two cores.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
programs="etcd kube-apiserver kube-controller-manager kube-scheduler kubectl kwok"

say() { echo "$@" >&2; }

# The version of MODULE ($1) that the go.mod in FOLDER ($2) requires; read without Go.
required() { awk -v module="$1" '$1 == "require" { $1 = ""; $0 = $0 } $1 == module { print $2; exit }' "$2/go.mod"; }

kubernetes=$(required k8s.io/kubernetes "$here")
go_version=$(awk '$1 == "go" { print $2 }' "$here/go.mod")

# What DIR ($1) lacks, if anything.
missing() {
    for program in $programs; do
        [ -x "$1/$program" ] || printf '%s ' "$program"
    done
    [ -d "$1/stages" ] || printf 'stages/'
}

cache_directory() {
    key=$(cat "$here/go.mod" "$here/kwok/go.mod" | cksum | cut -d ' ' -f 1)
    echo "${XDG_CACHE_HOME:-$HOME/.cache}/operator-gen/control-plane/$kubernetes-$key"
}

directory() {
    if [ -n "${KUBEBUILDER_ASSETS:-}" ]; then
        lacking=$(missing "$KUBEBUILDER_ASSETS")
        if [ -z "$lacking" ]; then
            echo "$KUBEBUILDER_ASSETS"
            return
        fi
        say "KUBEBUILDER_ASSETS=$KUBEBUILDER_ASSETS lacks $lacking: not used"
    fi
    cache_directory
}

require_go() {
    found=$(go env GOVERSION 2>/dev/null | sed 's/^go//' || true)
    oldest=$(printf '%s\n' "$go_version" "${found:-0}" | sort -V | head -n 1)
    [ "$oldest" = "$go_version" ] && return
    say "error: building the control plane needs Go $go_version or newer; found ${found:-none}"
    say "  install it from https://go.dev/dl/ and run this again, or"
    say "  set KUBEBUILDER_ASSETS to a directory that holds: $programs,"
    say "  and stages/ with kwok's stage files (kustomize/stage of its repository)"
    exit 1
}

# build NAME FOLDER PACKAGE LDFLAGS: a killed build leaves no half-written program behind.
build() {
    [ -x "$dir/$1" ] && return
    say "building $1 ..."
    (cd "$2" && CGO_ENABLED=0 go build -trimpath -ldflags "-s -w $4" -o "$dir/.$1.$$" "$3") >&2
    mv "$dir/.$1.$$" "$dir/$1"
}

# kwok's stages say how nodes and pods move on: at once (fast), with the node's Lease renewed.
copy_stages() {
    [ -d "$dir/stages" ] && return
    module=$(cd "$here/kwok" && go mod download sigs.k8s.io/kwok && go list -m -f '{{.Dir}}' sigs.k8s.io/kwok)
    rm -rf "$dir/.stages.$$"
    mkdir "$dir/.stages.$$"
    for stage in node/fast node/heartbeat-with-lease pod/fast; do
        for file in "$module/kustomize/stage/$stage"/*.yaml; do
            [ "${file##*/}" = kustomization.yaml ] && continue
            # The module cache is read-only; a copy must not be.
            cat "$file" > "$dir/.stages.$$/${file##*/}"
        done
    done
    mv "$dir/.stages.$$" "$dir/stages"
}

case "${1:-}" in
    --where) directory; exit ;;
    '') dir=$(directory) ;;
    *) mkdir -p "$1"; dir=$(CDPATH='' cd -- "$1" && pwd) ;;
esac

if [ -n "$(missing "$dir")" ]; then
    require_go
    mkdir -p "$dir"
    # Unstamped, the server reports a version that clients fail to parse.
    stamp=""
    minor=$(echo "$kubernetes" | cut -d . -f 2)
    for package in k8s.io/component-base/version k8s.io/client-go/pkg/version; do
        stamp="$stamp -X $package.gitMajor=1 -X $package.gitMinor=$minor"
        stamp="$stamp -X $package.gitVersion=$kubernetes -X $package.gitTreeState=clean"
    done
    build kube-apiserver "$here" k8s.io/kubernetes/cmd/kube-apiserver "$stamp"
    build kube-controller-manager "$here" k8s.io/kubernetes/cmd/kube-controller-manager "$stamp"
    build kube-scheduler "$here" k8s.io/kubernetes/cmd/kube-scheduler "$stamp"
    build kubectl "$here" k8s.io/kubernetes/cmd/kubectl "$stamp"
    build etcd "$here" go.etcd.io/etcd/server/v3 ""
    build kwok "$here/kwok" sigs.k8s.io/kwok/cmd/kwok ""
    copy_stages
fi
echo "$dir"
