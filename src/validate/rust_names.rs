//! Names of the spec as Rust takes them.

use std::collections::{BTreeMap, BTreeSet};

use heck::{ToSnakeCase, ToUpperCamelCase};

use crate::model::FieldType;

/// Words that Rust keeps for itself and takes as names in the form `r#word`.
const KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn",
    "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let",
    "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return",
    "static", "struct", "trait", "true", "try", "type", "typeof", "unsafe", "unsized", "use",
    "virtual", "where", "while", "yield",
];

/// Words that Rust takes as names in no form.
const NEVER: &[&str] = &["crate", "self", "super"];

/// Types and variants that generated code names: one of the spec's own would hide them, or be hidden.
const TAKEN: &[&str] = &[
    // Of Rust.
    "BTreeMap",
    "Box",
    "Clone",
    "Copy",
    "Cow",
    "Debug",
    "Default",
    "Eq",
    "Err",
    "Fn",
    "FnMut",
    "FnOnce",
    "From",
    "Into",
    "Iterator",
    "None",
    "Ok",
    "Option",
    "PartialEq",
    "Result",
    "Self",
    "Send",
    "Some",
    "String",
    "Sync",
    "ToOwned",
    "ToString",
    "Vec",
    // Of the runtime and the crates that it re-exports.
    "ApiResource",
    "Child",
    "ChildResource",
    "ClusterResourceScope",
    "Condition",
    "Deserialize",
    "IntOrString",
    "Kind",
    "NamespaceResourceScope",
    "ObjectMeta",
    "OnDelete",
    "Operator",
    "Quantity",
    "Reference",
    "ReferenceName",
    "ReferenceNamespace",
    "ReferenceSelector",
    "ReferenceTarget",
    "Resource",
    "Scope",
    "Serialize",
    "StatusField",
    "Value",
    "Watch",
];

/// The same for kinds with hooks: what their trait and the user's code for it name.
const TAKEN_BY_HOOKS: &[&str] = &[
    "Change",
    "ChildEvent",
    "Duration",
    "Future",
    "HookContext",
    "HookResult",
    "Hooks",
];

/// The same for kinds with admission.
const TAKEN_BY_ADMISSION: &[&str] = &["Admission", "AdmissionResult", "Future", "Review"];

/// Modules of a generated project besides those of kinds: where code for a kind goes, one of these must not be.
const MODULES: &[&str] = &["generated", "lib", "main", "process"];

/// Whether generated code gives another meaning to a type's name.
pub(super) fn is_taken_by_code(name: &str) -> bool {
    TAKEN.contains(&name)
}

/// Whether generated code for hooks gives another meaning to a type's name.
pub(super) fn is_taken_by_hooks(name: &str) -> bool {
    TAKEN_BY_HOOKS.contains(&name)
}

/// Whether generated code for admission gives another meaning to a type's name.
pub(super) fn is_taken_by_admission(name: &str) -> bool {
    TAKEN_BY_ADMISSION.contains(&name)
}

/// Whether no kind can have this name, for its type or its module.
pub(super) fn is_taken_for_kinds(kind: &str) -> bool {
    is_taken_by_code(kind) || MODULES.contains(&module(kind).as_str())
}

/// A name in snake_case, fit for a field or module.
pub(super) fn snake(name: &str) -> String {
    let name = name.to_snake_case();
    if KEYWORDS.contains(&name.as_str()) {
        format!("r#{name}")
    } else if NEVER.contains(&name.as_str()) {
        format!("{name}_")
    } else {
        name
    }
}

/// The module of a kind: the kind in lower case, with `_` behind it when that is a keyword or the name of a module in it.
pub(super) fn module(kind: &str) -> String {
    let name = kind.to_lowercase();
    let taken = [
        KEYWORDS,
        NEVER,
        &[
            "admission",
            "children",
            "conditions",
            "conversion",
            "hooks",
            "references",
            "status",
            "types",
        ],
    ];
    if taken.iter().any(|names| names.contains(&name.as_str())) {
        format!("{name}_")
    } else {
        name
    }
}

/// The module of a child, in the module `children`.
pub(super) fn child_module(id: &str) -> String {
    match snake(id) {
        name if name == "children" => "children_".to_owned(),
        name => name,
    }
}

/// The names of the types of one kind, each given once.
#[derive(Debug)]
pub(super) struct TypeNames {
    taken: BTreeSet<String>,
    /// What the definitions that were met hold, by the part of the object that they were met in, and by name.
    pub defined: BTreeMap<(bool, String), FieldType>,
}

impl TypeNames {
    /// The names that the kind itself needs are taken, and for one with hooks or admission those that they need.
    pub fn new(kind: &str, has_hooks: bool, admits: bool) -> Self {
        let own = |suffixes: &[&str]| -> Vec<String> {
            let names = suffixes.iter().map(|suffix| format!("{kind}{suffix}"));
            names.collect()
        };
        let mut taken: BTreeSet<String> =
            own(&["", "Spec", "Status", "List"]).into_iter().collect();
        if has_hooks {
            taken.extend(own(&["Hooks", "HookStatus"]));
            taken.extend(TAKEN_BY_HOOKS.iter().map(ToString::to_string));
        }
        if admits {
            taken.extend(own(&["Admission"]));
        }
        Self {
            taken,
            defined: BTreeMap::new(),
        }
    }

    /// A name for the type at a path of fields, such as `WebAppTls` for `tls` of `WebApp`.
    pub fn give(&mut self, kind: &str, path: &[&str]) -> String {
        let path: String = path.iter().map(|part| part.to_upper_camel_case()).collect();
        let base = format!("{kind}{path}");
        let mut name = base.clone();
        let mut number = 2;
        while is_taken_by_code(&name) || !self.taken.insert(name.clone()) {
            name = format!("{base}{number}");
            number += 1;
        }
        name
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keywords_become_names_all_the_same() {
        assert_eq!(snake("minReplicas"), "min_replicas");
        assert_eq!(snake("type"), "r#type");
        assert_eq!(snake("self"), "self_");
        assert_eq!(module("Match"), "match_");
        assert_eq!(module("WebApp"), "webapp");
        assert_eq!(module("Status"), "status_");
        assert_eq!(child_module("children"), "children_");
        assert_eq!(child_module("configMap"), "config_map");
    }

    #[test]
    fn no_type_name_is_given_twice() {
        let mut names = TypeNames::new("WebApp", true, true);
        assert_eq!(names.give("WebApp", &["hooks"]), "WebAppHooks2");
        assert_eq!(names.give("WebApp", &["admission"]), "WebAppAdmission2");
        assert_eq!(names.give("WebApp", &["tls"]), "WebAppTls");
        assert_eq!(names.give("WebApp", &["spec"]), "WebAppSpec2");
        assert_eq!(names.give("WebApp", &["a", "bC"]), "WebAppABC");
        assert_eq!(names.give("WebApp", &["aB", "c"]), "WebAppABC2");
        assert_eq!(names.give("Object", &["meta"]), "ObjectMeta2");
    }
}
