//! The functions of the API server's expressions, and since when it has them.

/// Functions and macros by the minor version of Kubernetes 1 that brought them to rules.
const KNOWN: [(u8, &[&str]); 6] = [
    // The language itself.
    (
        0,
        &[
            "bool",
            "bytes",
            "contains",
            "double",
            "duration",
            "dyn",
            "endsWith",
            "getDate",
            "getDayOfMonth",
            "getDayOfWeek",
            "getDayOfYear",
            "getFullYear",
            "getHours",
            "getMilliseconds",
            "getMinutes",
            "getMonth",
            "getSeconds",
            "int",
            "matches",
            "size",
            "startsWith",
            "string",
            "timestamp",
            "type",
            "uint",
        ],
    ),
    // Its macros.
    (
        0,
        &[
            "all",
            "exists",
            "existsOne",
            "exists_one",
            "filter",
            "first",
            "has",
            "hasValue",
            "last",
            "map",
            "optFlatMap",
            "optMap",
            "optional.none",
            "optional.of",
            "optional.ofNonZeroValue",
            "optional.unwrap",
            "or",
            "orValue",
            "transformList",
            "transformMap",
            "transformMapEntry",
            "unwrapOpt",
            "value",
        ],
    ),
    // Texts.
    (
        0,
        &[
            "charAt",
            "find",
            "findAll",
            "format",
            "indexOf",
            "join",
            "lastIndexOf",
            "lowerAscii",
            "replace",
            "split",
            "strings.quote",
            "substring",
            "trim",
            "upperAscii",
        ],
    ),
    // Values with functions of their own, and lists.
    (
        0,
        &[
            "add",
            "asApproximateFloat",
            "asInteger",
            "cidr",
            "compareTo",
            "containsCIDR",
            "containsIP",
            "family",
            "format.named",
            "getEscapedPath",
            "getHost",
            "getHostname",
            "getPort",
            "getQuery",
            "getScheme",
            "ip",
            "ip.isCanonical",
            "isCIDR",
            "isGlobalUnicast",
            "isGreaterThan",
            "isIP",
            "isInteger",
            "isLessThan",
            "isLinkLocalMulticast",
            "isLinkLocalUnicast",
            "isLoopback",
            "isQuantity",
            "isSemver",
            "isSorted",
            "isURL",
            "isUnspecified",
            "major",
            "masked",
            "max",
            "min",
            "minor",
            "patch",
            "prefixLength",
            "quantity",
            "semver",
            "sets.contains",
            "sets.equivalent",
            "sets.intersects",
            "sign",
            "sub",
            "sum",
            "url",
            "validate",
        ],
    ),
    (
        34,
        &[
            "distinct",
            "flatten",
            "lists.range",
            "reverse",
            "slice",
            "sort",
            "sortBy",
        ],
    ),
    (37, &["includes"]),
];

/// The functions of `authorizer`, which conditions of webhooks have.
const OF_AUTHORIZER: [&str; 14] = [
    "allowed",
    "check",
    "error",
    "errored",
    "fieldSelector",
    "group",
    "labelSelector",
    "name",
    "namespace",
    "path",
    "reason",
    "resource",
    "serviceAccount",
    "subresource",
];

/// The names of formats, as `format.dns1123Label()`.
const FORMATS: [&str; 11] = [
    "dns1123Label",
    "dns1123LabelPrefix",
    "dns1123Subdomain",
    "dns1035Label",
    "dns1035LabelPrefix",
    "qualifiedName",
    "labelValue",
    "uri",
    "uuid",
    "byte",
    "date",
];

/// Since which minor version rules have a function; `None` when they have none of that name.
pub fn since(name: &str, authorizer: bool) -> Option<u8> {
    let is_format = || {
        let format = name.strip_prefix("format.");
        format.is_some_and(|format| FORMATS.contains(&format) || format == "datetime")
    };
    if (authorizer && OF_AUTHORIZER.contains(&name)) || is_format() {
        return Some(0);
    }
    KNOWN
        .iter()
        .find(|(_, names)| names.contains(&name))
        .map(|(since, _)| *since)
}

/// Whether functions of rules alone stand in something of this name.
pub fn is_namespace(name: &str) -> bool {
    matches!(name, "sets" | "format")
}
