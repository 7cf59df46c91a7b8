//! What the text of types has to import.

/// The imports from the runtime that the text of types needs, in rustfmt's order.
pub fn imports(body: &str) -> String {
    let imports = [
        ("Value", "operator_runtime::Value"),
        ("json!(", "operator_runtime::json"),
        (
            "Quantity",
            "operator_runtime::k8s_openapi::apimachinery::pkg::api::resource::Quantity",
        ),
        (
            "ObjectMeta",
            "operator_runtime::k8s_openapi::apimachinery::pkg::apis::meta::v1::{Condition, ObjectMeta}",
        ),
        (
            "IntOrString",
            "operator_runtime::k8s_openapi::apimachinery::pkg::util::intstr::IntOrString",
        ),
        ("Resource", "operator_runtime::kube::Resource"),
        (
            "ClusterResourceScope",
            "operator_runtime::kube::core::ClusterResourceScope",
        ),
        (
            "NamespaceResourceScope",
            "operator_runtime::kube::core::NamespaceResourceScope",
        ),
        (
            "Deserialize",
            "operator_runtime::serde::{Deserialize, Serialize}",
        ),
    ];
    let imports = imports.iter().filter(|(name, _)| is_word(body, name));
    imports.map(|(_, path)| format!("use {path};\n")).collect()
}

/// Whether a word stands in the text on its own, not as part of another name.
pub fn is_word(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        let before = text.get(..at).and_then(|text| text.chars().next_back());
        let after = text
            .get(at + word.len()..)
            .and_then(|text| text.chars().next());
        let inside = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
        !inside(before) && (word.ends_with('(') || !inside(after))
    })
}
