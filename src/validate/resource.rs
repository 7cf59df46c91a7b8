//! One kind.

use std::collections::BTreeSet;

use super::context::Context;
use super::field::{self, Place};
use super::rust_names::{self, TypeNames};
use super::{
    admission, children, codes, columns, hooks, lint, name_form, name_limit, names, own_schema,
    references, rule_values, rules, secrets, selector, shared_values, status, types, versions,
};
use crate::expr::{Environment, Type};
use crate::model::{ChildKind, Reference, Resource, Scope};
use crate::problem::Problem;
use crate::spec::{self, Located};
use crate::words;

/// A kind, with its problems recorded.
pub(super) fn resource(context: &mut Context, declared: &spec::Resource) -> Resource {
    context.reads = BTreeSet::new();
    let has_hooks = hooks::are_there(declared);
    let admits = admission::is_there(declared);
    let kind = kind(context, &declared.kind, has_hooks, admits);
    let scope = scope(declared);
    let singular = name_or(context, declared.singular.as_ref(), kind.to_lowercase());
    let plural = name_or(
        context,
        declared.plural.as_ref(),
        words::plural(&kind.to_lowercase()),
    );

    let mut type_names = TypeNames::new(&kind, has_hooks, admits);
    let place = Place {
        prefix: &kind,
        path: Vec::new(),
        in_status: false,
    };
    let spec = field::fields(context, &mut type_names, &place, declared.spec.as_ref());
    let spec_type = types::object(&format!("{kind}Spec"), &spec);
    let alone = Environment::of_resource(spec_type, scope == Scope::Namespaced);
    let mut secrets = secrets::paths(&spec);
    let references = references::references(context, declared, scope, &alone, &secrets);
    let environment = environment(context, declared, &alone, &references);
    secrets.extend(secrets::of_references(&references));
    secrets.extend(secrets::of_children(declared.children.as_ref()));
    let (values, environment) = shared_values::values(context, declared, environment, &mut secrets);

    let children = children::children(
        context,
        declared,
        &references,
        &children::Surroundings {
            scope,
            spec: &spec,
            environment: &environment,
            secrets: &secrets,
        },
    );
    let status = status::fields(
        context,
        &mut type_names,
        &kind,
        declared,
        &environment,
        &secrets,
    );
    let surroundings = hooks::Surroundings {
        kind: &kind,
        spec: &spec,
        objects: children
            .iter()
            .map(|child| child.id.as_str())
            .chain(references.iter().map(|reference| reference.id.as_str()))
            .collect(),
        environment: &alone,
    };
    let hooks = hooks::hooks(
        context,
        &mut type_names,
        declared.hooks.as_ref(),
        &surroundings,
    );
    let conditions = status::conditions(
        context,
        declared.conditions.as_ref(),
        &environment,
        &secrets,
    );
    let status_fields: Vec<_> = status.iter().map(|status| status.field.clone()).collect();
    let object = own_schema::of(&context.catalog, &kind, &spec);
    let mut resource = Resource {
        group: group(context, &declared.group),
        version: context.name(&declared.version, &names::VERSION),
        versions: Vec::new(),
        singular,
        plural,
        module: rust_names::module(&kind),
        scope,
        selector: selector::selector(context, declared.selector.as_ref(), &declared.kind.span),
        short_names: short_names(context, declared),
        categories: labels(context, declared.categories.as_deref()),
        description: field::text(declared.description.as_ref()),
        validations: field::validations(declared.validations.as_deref()),
        columns: columns::columns(
            context,
            declared.columns.as_deref().unwrap_or_default(),
            &spec,
            &status_fields,
        ),
        scale: columns::scale(context, declared.scale.as_ref(), &spec, &status_fields),
        name_form: name_form::of(&children),
        name_limit: name_limit::limit(context, declared, &children, &spec, &values),
        kind,
        spec,
        status,
        conditions,
        references,
        values,
        children,
        secrets,
        hooks,
        admission: admission::admission(context, declared, &object),
    };
    rules::check(context, declared, &resource);
    references::read_metadata_only(context, &mut resource);
    shared_values::unused(context, declared);
    resource.versions = versions::versions(context, declared.versions.as_ref(), &resource);
    rule_values::check(context, declared, &resource);
    // What code of the user's own reads is not known.
    if !has_hooks && !admits {
        references::unused(context, declared);
        lint::unused(context, declared.spec.as_ref(), &resource.spec);
    }
    resource
}

/// What expressions about the kind, its references and its children can name.
fn environment(
    context: &Context,
    declared: &spec::Resource,
    alone: &Environment,
    references: &[Reference],
) -> Environment {
    let environment = references::environment(context, declared, alone.clone(), references);
    let children = declared.children.iter().flat_map(|children| &children.0);
    children.fold(environment, |environment, (key, child)| {
        if children::is_reserved(&key.name) {
            return environment;
        }
        let environment = match child.for_each {
            Some(_) => environment.with_list(&key.name),
            None => environment.with(key.name.clone(), Type::Dyn),
        };
        let text = |key: &str| child.template.get(key)?.text();
        let schema = text("apiVersion")
            .zip(text("kind"))
            .and_then(|(api_version, kind)| context.schema(api_version, kind));
        match schema {
            Some(schema) => environment.with_schema(&key.name, schema),
            None => environment,
        }
    })
}

fn scope(declared: &spec::Resource) -> Scope {
    match declared.scope.as_ref().and_then(|scope| scope.value) {
        Some(spec::Scope::Cluster) => Scope::Cluster,
        Some(spec::Scope::Namespaced) | None => Scope::Namespaced,
    }
}

/// How the API server will name the kind, as far as the spec says it well.
pub(super) fn own_kind(declared: &spec::Resource) -> Option<ChildKind> {
    let kind = declared.kind.text()?;
    let plural = declared.plural.as_ref().and_then(Located::text);
    Some(ChildKind {
        group: declared.group.text()?.to_owned(),
        version: declared.version.text()?.to_owned(),
        kind: kind.to_owned(),
        plural: plural.map_or_else(|| words::plural(&kind.to_lowercase()), str::to_owned),
        namespaced: scope(declared) == Scope::Namespaced,
    })
}

fn kind(context: &mut Context, kind: &Located<String>, has_hooks: bool, admits: bool) -> String {
    let name = context.name(kind, &names::KIND);
    let taken_by_hooks = has_hooks && rust_names::is_taken_by_hooks(&name);
    let taken_by_admission = admits && rust_names::is_taken_by_admission(&name);
    if taken_by_hooks || taken_by_admission || rust_names::is_taken_for_kinds(&name) {
        context.push(
            Problem::error(
                codes::INVALID_NAME,
                kind.span.clone(),
                format!("the kind `{name}` would hide a name that generated code needs"),
            )
            .hint("choose a more telling one"),
        );
    }
    name
}

fn group(context: &mut Context, group: &Located<String>) -> String {
    let name = context.name(group, &names::GROUP);
    if ["k8s.io", "kubernetes.io"]
        .iter()
        .any(|domain| name.ends_with(domain))
    {
        context.push(
            Problem::error(
                codes::INVALID_NAME,
                group.span.clone(),
                format!("the group `{name}` belongs to Kubernetes"),
            )
            .hint("use a domain of yours, such as `apps.example.com`"),
        );
    }
    name
}

fn name_or(context: &mut Context, name: Option<&Located<String>>, derived: String) -> String {
    match name {
        Some(name) => context.name(name, &names::DNS_LABEL),
        None => derived,
    }
}

fn short_names(context: &mut Context, declared: &spec::Resource) -> Vec<String> {
    let short_names = declared.short_names.as_deref().unwrap_or_default();
    let mut seen = BTreeSet::new();
    for name in short_names {
        if let Some(text) = name.text()
            && !seen.insert(text)
        {
            context.error(
                codes::DUPLICATE,
                &name.span,
                format!("the short name `{text}` comes twice"),
            );
        }
    }
    labels(context, Some(short_names))
}

fn labels(context: &mut Context, names: Option<&[Located<String>]>) -> Vec<String> {
    let names = names.unwrap_or_default().iter();
    names
        .map(|name| context.name(name, &names::DNS_LABEL))
        .collect()
}
