//! The functions of the API server's expressions, and since when it has them.

use crate::expr::{Type, library};

/// Functions and macros by the minor version of Kubernetes 1 from which on new rules can have them: the one after that which
/// brought them, so that a cluster can go back by one.
const KNOWN: [(u8, &str); 8] = [
    // The language itself, and its macros.
    (
        0,
        "bool bytes contains double duration dyn endsWith getDate getDayOfMonth getDayOfWeek getDayOfYear getFullYear \
         getHours getMilliseconds getMinutes getMonth getSeconds int matches size startsWith string timestamp type uint",
    ),
    (
        0,
        "all exists existsOne exists_one filter has map optFlatMap optMap or orValue hasValue value optional.none \
         optional.of optional.ofNonZeroValue transformList transformMap transformMapEntry",
    ),
    // Texts and lists.
    (
        0,
        "charAt find findAll format indexOf isSorted join lastIndexOf lowerAscii max min replace split strings.quote \
         substring sum trim upperAscii sets.contains sets.equivalent sets.intersects",
    ),
    // Values with functions of their own.
    (
        0,
        "add asApproximateFloat asInteger cidr compareTo containsCIDR containsIP family getEscapedPath \
         getHost getHostname getPort getQuery getScheme ip ip.isCanonical isCIDR isGlobalUnicast isGreaterThan isIP \
         isInteger isLessThan isLinkLocalMulticast isLinkLocalUnicast isLoopback isQuantity isURL isUnspecified masked \
         prefixLength quantity sign sub url validate",
    ),
    (34, "isSemver major minor patch semver"),
    (35, "distinct flatten lists.range reverse slice sort sortBy"),
    (38, "includes"),
    // What conditions of webhooks ask of `authorizer`.
    (
        0,
        "allowed check error errored fieldSelector group labelSelector name namespace path reason resource \
         serviceAccount subresource",
    ),
];

/// Since which minor version rules have a function; `None` when they have none of that name.
pub fn since(name: &str) -> Option<u8> {
    if name.starts_with("format.") && library::named(name).count() > 0 {
        return Some(0);
    }
    let is_in = |names: &str| names.split(' ').any(|known| known == name);
    let found = KNOWN.iter().find(|(_, names)| is_in(names));
    found.map(|(since, _)| *since)
}

/// Whether rules have a function of a name that they have with this signature, too.
pub fn has(signature: &str) -> bool {
    signature != "string.reverse() -> string"
}

/// What a function gives that rules alone have.
pub fn result(name: &str) -> Type {
    match name {
        "sets.contains" | "sets.equivalent" | "sets.intersects" | "includes" | "allowed"
        | "errored" => Type::Bool,
        "reason" | "error" => Type::String,
        _ => Type::Dyn,
    }
}

/// Whether functions of rules alone stand in something of this name.
pub fn is_namespace(name: &str) -> bool {
    name == "sets"
}
