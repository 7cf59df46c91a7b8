//! Types that the spec names itself: where a field has one, it stands for what is defined.

use std::collections::BTreeSet;

use super::context::Context;
use super::fit::{self, at};
use super::suggest::did_you_mean;
use super::{codes, names};
use crate::problem::Problem;
use crate::spec::{Field, FieldType, Key, Named, Spec, TypeName};

/// How often names can be replaced in all: types that hold each other several times are soon more than the API server takes.
const MOST: usize = 10_000;

/// The spec with what is defined in the place of each name.
pub(super) fn expand(context: &mut Context, spec: &Spec) -> Spec {
    let mut spec = spec.clone();
    let Some(definitions) = spec.definitions.take() else {
        let none = Named(Vec::new());
        Expansion::new(context, &none).spec(&mut spec);
        return spec;
    };
    for (key, definition) in &definitions.0 {
        well_formed(context, key, definition);
    }
    let mut expansion = Expansion::new(context, &definitions);
    expansion.spec(&mut spec);
    let used = expansion.used;
    for (key, _) in &definitions.0 {
        if !used.contains(&key.name) {
            let message = format!("no field is of type `{}`", key.name);
            context.push(
                Problem::warning(codes::UNUSED_DEFINITION, key.span.clone(), message)
                    .hint("use it in a field, or remove it"),
            );
        }
    }
    spec.definitions = Some(definitions);
    spec
}

/// Reports a name that no field could have as its type, and keys that only a field can have.
fn well_formed(context: &mut Context, key: &Key, definition: &Field) {
    if !names::DEFINITION.holds(&key.name) {
        context.push(names::DEFINITION.problem(&key.name, &key.span));
    }
    for (name, span) in [
        ("required", at(definition.required.as_ref())),
        ("immutable", at(definition.immutable.as_ref())),
        ("nullable", at(definition.nullable.as_ref())),
        (
            "default",
            definition
                .default
                .as_ref()
                .map(|default| default.span.clone()),
        ),
    ] {
        if let Some(span) = span {
            let message = format!("`{name}` means nothing for a type");
            context.push(
                Problem::error(codes::FOREIGN_KEY, span, message)
                    .hint("put it on the fields that have the type"),
            );
        }
    }
}

/// The way through the fields of a spec.
struct Expansion<'a, 'b> {
    context: &'a mut Context<'b>,
    definitions: &'a Named<Field>,
    /// The names that were met.
    used: BTreeSet<String>,
    /// The definitions around the field.
    around: Vec<String>,
    /// How many names were replaced.
    replaced: usize,
}

impl<'a, 'b> Expansion<'a, 'b> {
    fn new(context: &'a mut Context<'b>, definitions: &'a Named<Field>) -> Self {
        Self {
            context,
            definitions,
            used: BTreeSet::new(),
            around: Vec::new(),
            replaced: 0,
        }
    }

    fn spec(&mut self, spec: &mut Spec) {
        for resource in &mut spec.resources {
            self.fields(resource.spec.as_mut());
            for (_, status) in resource.status.iter_mut().flat_map(|fields| &mut fields.0) {
                self.field(&mut status.field);
            }
            let versions = resource
                .versions
                .iter_mut()
                .flat_map(|versions| &mut versions.0);
            let changes = versions.flat_map(|(_, version)| version.changes.iter_mut().flatten());
            for field in changes.filter_map(|change| change.field.as_mut()) {
                self.field(field);
            }
        }
    }

    fn fields(&mut self, fields: Option<&mut Named<Field>>) {
        for (_, field) in fields.into_iter().flat_map(|fields| &mut fields.0) {
            self.field(field);
        }
    }

    fn field(&mut self, field: &mut Field) {
        let name = field.r#type.defined().map(str::to_owned);
        if let Some(name) = &name {
            fit::named(self.context, field);
            if !self.replace(name, field) {
                return;
            }
            self.around.push(name.clone());
        }
        self.fields(field.fields.as_mut());
        for part in [&mut field.items, &mut field.values].into_iter().flatten() {
            self.field(part);
        }
        if name.is_some() {
            self.around.pop();
        }
    }

    /// Puts what is defined into the place of its name, unless there is no such definition or it would hold itself.
    fn replace(&mut self, name: &str, field: &mut Field) -> bool {
        let span = field.r#type.span.clone();
        let known = &self.definitions.0;
        let Some((_, definition)) = known.iter().find(|(key, _)| key.name == name) else {
            let words = FieldType::ALL.iter().map(|(word, _)| *word);
            let names = known.iter().map(|(key, _)| key.name.as_str());
            let mut problem = Problem::error(
                codes::UNKNOWN_TYPE,
                span,
                format!("there is no type `{name}`"),
            );
            problem.hint = did_you_mean(name, names.chain(words)).or_else(|| {
                Some(
                    "define it under `definitions`; types of Kubernetes have a group and a version, such as `core/v1.Toleration`"
                        .to_owned(),
                )
            });
            self.context.push(problem);
            return false;
        };
        self.used.insert(name.to_owned());
        if self.around.iter().any(|around| around == name) {
            self.context.push(
                Problem::error(codes::RECURSIVE_TYPE, span, format!("the type `{name}` holds itself"))
                    .hint("schemas of the API server end somewhere: use `any` where it begins again, or name the other by a key"),
            );
            return false;
        }
        self.replaced += 1;
        if self.replaced > MOST {
            if self.replaced == MOST + 1 {
                let message = format!(
                    "fields have types under `definitions` more than {MOST} times, with those inside of them"
                );
                self.context
                    .push(Problem::error(codes::RECURSIVE_TYPE, span, message).hint(
                    "the API server takes no definition that large: use `any` where less will do",
                ));
            }
            return false;
        }
        // A name for a name is that of the one behind it.
        let found = Field {
            description: field
                .description
                .take()
                .or_else(|| definition.description.clone()),
            example: field.example.take().or_else(|| definition.example.clone()),
            required: field.required.take(),
            default: field.default.take(),
            nullable: field.nullable.take(),
            immutable: field.immutable.take(),
            secret: field.secret.take().or_else(|| definition.secret.clone()),
            validations: joined(definition.validations.as_ref(), field.validations.take()),
            ..definition.clone()
        };
        *field = found;
        let description = definition.description.clone();
        if let Some(TypeName::Word(word)) = field.r#type.value {
            field.r#type.value = Some(TypeName::Defined {
                name: name.to_owned(),
                word: Some(word),
                description: description.and_then(|description| description.value),
            });
        } else if field.r#type.defined().is_some() {
            self.around.push(name.to_owned());
            self.field(field);
            self.around.pop();
            return false;
        }
        true
    }
}

/// The rules of a type and those of a field that has it.
fn joined<T: Clone>(first: Option<&Vec<T>>, second: Option<Vec<T>>) -> Option<Vec<T>> {
    match (first.cloned(), second) {
        (Some(mut first), Some(second)) => {
            first.extend(second);
            Some(first)
        }
        (first, second) => first.or(second),
    }
}
