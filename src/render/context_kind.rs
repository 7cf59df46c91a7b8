//! What the templates below `templates/project/` see of a kind.

use serde::Serialize;

use super::admission_words::AdmissionRow;
use super::child_words::ChildRow;
use super::context_fields::FieldRow;
use super::hook_words::HookRow;
use super::reference_words::ReferenceRow;
use super::version_words::VersionRow;
use super::{
    admission_words, child_words, context_fields, crd, hook_words, rbac_rules, reference_words,
    sample, version_words, yaml,
};
use crate::model::{On, Resource, Scope};

/// A kind.
#[derive(Debug, Serialize)]
pub struct Kind {
    /// The kind, such as `WebApp`.
    pub kind: String,
    /// The API group.
    pub group: String,
    /// The version.
    pub version: String,
    /// The plural.
    pub plural: String,
    /// The singular.
    pub singular: String,
    /// The name of its CustomResourceDefinition.
    pub crd: String,
    /// Whether its objects live in namespaces.
    pub namespaced: bool,
    /// Which objects are reconciled; empty for all.
    pub selector: String,
    /// Whether its objects carry a finalizer.
    pub finalizer: bool,
    /// Short names for kubectl.
    pub short_names: Vec<String>,
    /// What it is; may be empty.
    pub description: String,
    /// A sample object as YAML.
    pub sample: String,
    /// The fields below `spec`, those inside others after them.
    pub fields: Vec<FieldRow>,
    /// What its validation rules say.
    pub rules: Vec<String>,
    /// The references.
    pub references: Vec<ReferenceRow>,
    /// The children.
    pub children: Vec<ChildRow>,
    /// The fields below `status`.
    pub status: Vec<FieldRow>,
    /// The conditions of its own.
    pub conditions: Vec<ConditionRow>,
    /// The hooks.
    pub hooks: Vec<HookRow>,
    /// The versions besides the stored one.
    pub versions: Vec<VersionRow>,
    /// Whether its objects are converted between versions.
    pub is_converted: bool,
    /// The files with code that completes conversions.
    pub conversion_files: Vec<String>,
    /// Whether a hook has to succeed before a deleted object goes.
    pub has_delete_hook: bool,
    /// What the API server asks about its objects, if anything.
    pub admission: Option<AdmissionRow>,
    /// The file with the code for the hooks.
    pub user_file: String,
    /// The file of the user's with the code that admits its objects; empty if there is none.
    pub admission_file: String,
}

/// A condition, for people.
#[derive(Debug, Serialize)]
pub struct ConditionRow {
    /// Its type.
    pub name: String,
    /// The expression that decides it.
    pub status: String,
}

/// What the templates see of a kind.
pub fn kind(resource: &Resource) -> Kind {
    let status = resource.status.iter().map(|status| &status.field);
    Kind {
        kind: resource.kind.clone(),
        group: resource.group.clone(),
        version: resource.version.clone(),
        plural: resource.plural.clone(),
        singular: resource.singular.clone(),
        crd: crd::name(resource),
        namespaced: resource.scope == Scope::Namespaced,
        selector: resource
            .selector
            .as_ref()
            .map_or_else(String::new, |selector| selector.query.clone()),
        finalizer: rbac_rules::needs_finalizer(resource),
        short_names: resource.short_names.clone(),
        description: resource.description.clone(),
        sample: yaml::document(&sample::sample(resource)),
        fields: context_fields::rows(&resource.spec),
        rules: resource
            .validations
            .iter()
            .map(|validation| validation.message.clone())
            .collect(),
        references: resource
            .references
            .iter()
            .map(reference_words::row)
            .collect(),
        children: resource.children.iter().map(child_words::row).collect(),
        status: context_fields::rows(status),
        conditions: resource
            .conditions
            .iter()
            .map(|condition| ConditionRow {
                name: condition.name.clone(),
                status: context_fields::code(&condition.status.source),
            })
            .collect(),
        hooks: resource
            .hooks
            .iter()
            .map(|hook| hook_words::row(resource, hook))
            .collect(),
        versions: resource
            .versions
            .iter()
            .map(|version| version_words::row(resource, version))
            .collect(),
        is_converted: resource.is_converted(),
        conversion_files: resource
            .versions
            .iter()
            .filter(|version| version.has_code)
            .map(|version| super::rust::conversion_file(resource, version))
            .collect(),
        has_delete_hook: resource
            .hooks
            .iter()
            .any(|hook| matches!(hook.on, On::Delete { .. })),
        admission: resource.admission.as_ref().map(admission_words::row),
        user_file: super::user_file(resource),
        admission_file: match resource.admission {
            Some(_) => super::admission_file(resource),
            None => String::new(),
        },
    }
}
