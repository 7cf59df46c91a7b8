//! The elements that a child is made for.

use std::sync::Arc;

use super::children::{self, Surroundings};
use super::context::Context;
use super::{codes, names, secrets};
use crate::expr::{Environment, Interpolation, ObjectField, ObjectType, Part, Repr, Type, Typed};
use crate::model::{Each, Field, FieldType, ListType};
use crate::problem::Problem;
use crate::spec::{self, Key, Located};

/// The name of an element that has no other.
const DEFAULT_NAME: &str = "item";

/// The elements of a child; `None` when it is one object, or what is wrong with them was reported.
pub(super) fn each(
    context: &mut Context,
    resource: &spec::Resource,
    (key, child): (&Key, &spec::Child),
    around: &Surroundings,
) -> Option<Each> {
    let Some(for_each) = &child.for_each else {
        for (key, found) in [("as", &child.r#as), ("key", &child.key)] {
            if let Some(found) = found {
                let message = format!("`{key}` means nothing without `forEach`");
                context.error(codes::FOREIGN_KEY, &found.span, message);
            }
        }
        return None;
    };
    let variable = variable(context, resource, child);
    let elements = context.expression(for_each, around.environment);
    let elements = elements.and_then(|typed| Some((element(context, for_each, &typed)?, typed)));
    let Some(found) = &child.key else {
        context.push(
            Problem::error(
                codes::MISSING_KEY,
                key.span.clone(),
                "the key `key` is missing",
            )
            .hint(format!(
                "say what tells the elements apart, such as `key: {variable}.name`"
            )),
        );
        return None;
    };
    let (ty, elements) = elements?;
    let inside = with_element(around.environment, &variable, &ty, &elements);
    let key = self::key(context, found, &variable, &inside)?;
    let each = Each {
        field: field(&elements, around.spec).cloned(),
        variable,
        ty,
        elements,
        key,
    };
    let mut secrets = around.secrets.to_vec();
    secrets.extend(secrets::of_element(&each, around.secrets));
    let written = Interpolation {
        parts: vec![Part::Expression(Box::new(each.key.clone()))],
    };
    secrets::check(context, found, &written, &secrets);
    unique(context, found, &each, around.spec);
    Some(each)
}

/// What the expressions of a child can name, and the secrets among that.
pub(super) fn inside(each: Option<&Each>, around: &Surroundings) -> (Environment, Vec<String>) {
    let (mut environment, mut secrets) = (around.environment.clone(), around.secrets.to_vec());
    if let Some(each) = each {
        environment = with_element(&environment, &each.variable, &each.ty, &each.elements);
        secrets.extend(secrets::of_element(each, around.secrets));
    }
    (environment, secrets)
}

/// What expressions can name besides with an element of this type.
fn with_element(
    environment: &Environment,
    variable: &str,
    ty: &Type,
    elements: &Typed,
) -> Environment {
    let inside = environment.clone().with_element(variable, ty.clone());
    match elements.element_schema(environment) {
        Some(schema) => inside.with_schema(variable, schema),
        None => inside,
    }
}

/// Reports a name that all objects of a child would share.
pub(super) fn same_name(
    context: &mut Context,
    declared: &spec::Child,
    child: &crate::model::Child,
) {
    let metadata = declared.template.get("metadata");
    let name = metadata.and_then(|metadata| metadata.get("name"));
    let (Some(each), Some(name)) = (&child.each, name) else {
        return;
    };
    let is_of_element = |text: &Interpolation| {
        let mut expressions = text.expressions();
        expressions.any(|typed| typed.variables.contains(&each.variable))
    };
    let found = children::identifiers(&child.template);
    // Where a name could not be read, that was reported.
    if children::name(&child.template).is_some() && !found.into_iter().any(is_of_element) {
        context.push(
            Problem::error(
                codes::ELEMENT_NAME,
                name.span.clone(),
                format!("the objects of `{}` would all have this name", child.id),
            )
            .hint(format!(
                "read something of the element, such as \"${{metadata.name}}-${{{}}}\", or leave the name out",
                each.key.source.trim()
            )),
        );
    }
}

/// The name of an element.
fn variable(context: &mut Context, resource: &spec::Resource, child: &spec::Child) -> String {
    let Some(declared) = &child.r#as else {
        return DEFAULT_NAME.to_owned();
    };
    let name = context.name(declared, &names::ELEMENT);
    let taken = if children::is_reserved(&name) {
        format!("`{name}` means something else in expressions")
    } else if children::ids(resource).any(|key| key.name == name) {
        format!("`{name}` is a child or a reference already")
    } else {
        return name;
    };
    context.push(
        Problem::error(codes::CHILD_ID, declared.span.clone(), taken).hint("give it another name"),
    );
    name
}

/// What an element is.
fn element(context: &mut Context, source: &Located<String>, elements: &Typed) -> Option<Type> {
    match &elements.ty {
        Type::List(items) => Some((**items).clone()),
        Type::Map(values) => Some(entry(values)),
        Type::Dyn => Some(Type::Dyn),
        other => {
            context.push(
                Problem::error(
                    codes::ELEMENTS,
                    source.span.clone(),
                    format!("expected a list or a map, found `{other}`"),
                )
                .hint("there is one object for each element of a list, such as `spec.pools`"),
            );
            None
        }
    }
}

/// An entry of a map as an element.
fn entry(values: &Type) -> Type {
    let field = |name: &str, ty: Type| ObjectField {
        name: name.to_owned(),
        rust_name: name.to_owned(),
        ty,
        optional: false,
        repr: Repr::Plain,
        schema: None,
    };
    Type::Object(Arc::new(ObjectType {
        name: ObjectType::ENTRY.to_owned(),
        fields: vec![field("key", Type::String), field("value", values.clone())],
    }))
}

/// What tells an element from the others.
fn key(
    context: &mut Context,
    source: &Located<String>,
    variable: &str,
    environment: &Environment,
) -> Option<Typed> {
    let typed = context.expression(source, environment)?;
    let (message, hint) = if typed.optional {
        let hint = "make the field that it reads `required`, or give it a default";
        ("the key may be unset".to_owned(), hint.to_owned())
    } else if !matches!(typed.ty, Type::String | Type::Dyn) {
        let hint = format!("write string({})", typed.source.trim());
        (format!("expected text, found `{}`", typed.ty), hint)
    } else if !typed.variables.contains(variable) {
        let hint = format!("read something of `{variable}`, such as `{variable}.name`");
        ("the key is the same for every element".to_owned(), hint)
    } else {
        return Some(typed);
    };
    context.push(Problem::error(codes::ELEMENT_KEY, source.span.clone(), message).hint(hint));
    None
}

/// The list of the spec that holds the elements, if they are no more than that.
fn list<'a>(elements: &Typed, spec: &'a [Field]) -> Option<&'a FieldType> {
    let path = elements.source.trim().strip_prefix("spec.")?;
    let mut fields = spec;
    let mut found = None;
    for name in path.split('.') {
        let field = fields.iter().find(|field| field.name == name)?;
        fields = match &field.kind {
            FieldType::Object { fields, .. } => fields,
            _ => &[],
        };
        found = Some(&field.kind);
    }
    found
}

/// The field that an element is, where the elements are a list of the spec.
fn field<'a>(elements: &Typed, spec: &'a [Field]) -> Option<&'a Field> {
    match list(elements, spec)? {
        FieldType::List { items, .. } => Some(items),
        _ => None,
    }
}

/// Warns where the API server takes a list of the spec with two elements of one key.
fn unique(context: &mut Context, source: &Located<String>, each: &Each, spec: &[Field]) {
    let Some(FieldType::List { list_type, .. }) = list(&each.elements, spec) else {
        return;
    };
    let key = each.key.source.trim();
    let is_unique = match list_type {
        ListType::Map(keys) => match keys.as_slice() {
            [only] => key == format!("{}.{only}", each.variable),
            _ => true,
        },
        ListType::Set => key == each.variable,
        ListType::Atomic => false,
    };
    if !is_unique {
        context.push(
            Problem::warning(
                codes::KEY_NOT_UNIQUE,
                source.span.clone(),
                format!(
                    "two elements of `{}` can have the same key",
                    each.elements.source.trim()
                ),
            )
            .hint("give the list `listMapKeys` with the field that is the key, or `listType: set`"),
        );
    }
}
