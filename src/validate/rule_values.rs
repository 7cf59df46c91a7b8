//! Rules, asked about the values that the spec itself gives: the API server asks them about defaults when it is given a definition,
//! and about the generated sample when somebody applies it.

use std::collections::BTreeSet;
use std::ops::Range;

use serde_json::Value;

use super::codes;
use super::context::Context;
use crate::expr::{self, Declared, Rule, evaluate::EvalError};
use crate::model::{Field, FieldType, Resource, defaults};
use crate::problem::Problem;
use crate::render::sample;
use crate::spec;

/// The longest value that a message shows.
const SHOWN: usize = 80;

/// Reports defaults and samples of a kind that its rules refuse.
pub(super) fn check(context: &mut Context, declared: &spec::Resource, resource: &Resource) {
    let span = &declared.kind.span;
    let whole = spec::Field {
        fields: declared.spec.clone(),
        validations: declared.validations.clone(),
        ..spec::Field::unknown(span)
    };
    if !of_version(context, Some(&whole), resource, span) {
        return;
    }
    // Most rules of another version are those of the stored one, and what they refuse is refused there.
    let keys = declared.versions.iter().flat_map(|versions| &versions.0);
    for ((key, _), version) in keys.zip(&resource.versions) {
        of_version(context, None, &version.of(resource), &key.span);
    }
}

/// Whether nothing is refused.
fn of_version(
    context: &mut Context,
    declared: Option<&spec::Field>,
    resource: &Resource,
    span: &Range<usize>,
) -> bool {
    let spec = Field {
        validations: resource.validations.clone(),
        default: defaults::of_nothing(&resource.spec),
        ..Field::object(&resource.spec)
    };
    let mut asked = Asked {
        context,
        source: Source::Defaults,
        version: declared.is_none().then_some(resource.version.as_str()),
        span,
        refused: BTreeSet::new(),
    };
    asked.defaults(declared, &spec);
    // The API server fills in the defaults of an object before it asks.
    let sample = defaults::defaulted(&resource.spec, &sample::sample(resource)["spec"]);
    asked.source = Source::Least;
    let least = defaults::defaulted(&resource.spec, &required(&resource.spec, &sample));
    asked.value(declared, &spec, &least);
    asked.source = Source::Sample;
    asked.value(declared, &spec, &sample);
    asked.refused.is_empty()
}

/// What of an object has to be there.
fn required(fields: &[Field], object: &Value) -> Value {
    let needed = fields.iter().filter(|field| field.required);
    needed
        .filter_map(|field| Some((field.name.clone(), object.get(&field.name)?.clone())))
        .collect()
}

/// Where a value comes from.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Source {
    /// What is there by default.
    Defaults,
    /// The generated sample, with what is required alone: what a rule may demand of it is not known, but that it has an answer.
    Least,
    /// The generated sample.
    Sample,
}

struct Asked<'a, 'b> {
    context: &'a mut Context<'b>,
    source: Source,
    /// The version, where that is not the stored one: its rules have no place of their own in the file.
    version: Option<&'a str>,
    /// Where problems of rules without a place stand.
    span: &'a Range<usize>,
    /// The rules that were reported, and where they stand.
    refused: BTreeSet<(usize, String)>,
}

impl Asked<'_, '_> {
    /// Asks about the default of a field and of those in it.
    fn defaults(&mut self, declared: Option<&spec::Field>, field: &Field) {
        if let Some(default) = &field.default {
            let completed = defaults::of_type(&field.kind, default.clone());
            self.value(declared, field, &completed);
        }
        match &field.kind {
            FieldType::List { items, .. } => self.defaults(items_of(declared), items),
            FieldType::Map { values, .. } => self.defaults(values_of(declared), values),
            FieldType::Object { fields, .. } => {
                for inner in fields {
                    self.defaults(field_of(declared, &inner.name), inner);
                }
            }
            _ => {}
        }
    }

    /// Asks the rules of a field about a value, and those below it about what it holds.
    fn value(&mut self, declared: Option<&spec::Field>, field: &Field, value: &Value) {
        if !field.validations.is_empty()
            && let Some(known) = Declared::of(field)
        {
            let places = declared.and_then(|declared| declared.validations.as_deref());
            for (index, validation) in field.validations.iter().enumerate() {
                let place = places.and_then(|places| places.get(index));
                let span = place.map_or(self.span, |place| &place.rule.span);
                self.rule(&validation.rule, span, &known, value);
            }
        }
        match (&field.kind, value) {
            (FieldType::List { items, .. }, Value::Array(found)) => {
                for item in found {
                    self.value(items_of(declared), items, item);
                }
            }
            (FieldType::Map { values, .. }, Value::Object(found)) => {
                for value in found.values() {
                    self.value(values_of(declared), values, value);
                }
            }
            (FieldType::Object { fields, .. }, Value::Object(found)) => {
                for inner in fields {
                    if let Some(value) = found.get(&inner.name) {
                        self.value(field_of(declared, &inner.name), inner, value);
                    }
                }
            }
            _ => {}
        }
    }

    fn rule(&mut self, rule: &str, span: &Range<usize>, known: &Declared, value: &Value) {
        // A rule that is wrong in itself is to be mended first.
        if self.version.is_none() && self.context.failed_in(span) {
            return;
        }
        let Ok(checked) = expr::check_rule(rule, known, self.context.catalog.oldest()) else {
            return;
        };
        // An object that is new has no former value.
        if self.source != Source::Defaults && checked.reads_former {
            return;
        }
        if let Some(answer) = answer(&checked, known, value)
            && answer != Ok(true)
            && (self.source != Source::Least || matches!(answer, Err(EvalError::Missing { .. })))
            && self.refused.insert((span.start, rule.to_owned()))
        {
            let problem = self.problem(rule, span, &answer);
            let shown = value.to_string();
            self.context.push(match shown.len() <= SHOWN {
                true => problem.label(format!("asked about `{shown}`")),
                false => problem,
            });
        }
    }

    fn problem(
        &self,
        rule: &str,
        span: &Range<usize>,
        answer: &Result<bool, EvalError>,
    ) -> Problem {
        let rule = match self.version {
            Some(version) => format!("rule `{rule}` of {version}"),
            None => "rule".to_owned(),
        };
        let (what, breaks, cure) = match self.source {
            Source::Defaults => (
                "the defaults",
                "break",
                "choose other defaults, or change the rule",
            ),
            Source::Least => (
                "an object with what is required alone",
                "breaks",
                "test what may be unset",
            ),
            Source::Sample => (
                "the generated sample",
                "breaks",
                "give fields an `example` that the rule takes",
            ),
        };
        let message = match answer {
            Ok(_) => format!("{what} {breaks} the {rule}"),
            Err(EvalError::Missing { path }) => {
                format!("the {rule} fails for {what}: `{path}` is unset")
            }
            Err(error) => format!("the {rule} fails for {what}: {error}"),
        };
        let cure = match answer {
            Err(EvalError::Missing { path }) if !path.ends_with(']') => format!(
                "test it first, `!has({path}) || ...`, give it a default, or make it `required`"
            ),
            _ => cure.to_owned(),
        };
        let span = span.clone();
        match self.source {
            Source::Defaults => Problem::error(codes::REFUSED_DEFAULT, span, message).hint(
                format!("the API server would refuse the definition: {cure}"),
            ),
            Source::Least => Problem::warning(codes::REFUSED_SAMPLE, span, message).hint(format!(
                "the API server would refuse such an object: {cure}"
            )),
            Source::Sample => Problem::warning(codes::REFUSED_SAMPLE, span, message)
                .hint(format!("the API server would refuse the sample: {cure}")),
        }
    }
}

/// Whether a rule holds for a value that was the same before, or why it has no answer, which refuses the value, too; `None`
/// where that cannot be told here.
fn answer(rule: &Rule, known: &Declared, value: &Value) -> Option<Result<bool, EvalError>> {
    // Rules have their own idea of null.
    if holds_null(value) {
        return None;
    }
    match rule.ask(known, value, Some(value)) {
        Ok(Some(Value::Bool(holds))) => Some(Ok(holds)),
        // The types of dynamic values are not told apart here as they are there.
        Ok(_) | Err(EvalError::Type { .. }) => None,
        Err(error) => Some(Err(error)),
    }
}

fn holds_null(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Array(items) => items.iter().any(holds_null),
        Value::Object(fields) => fields.values().any(holds_null),
        _ => false,
    }
}

fn items_of(declared: Option<&spec::Field>) -> Option<&spec::Field> {
    declared?.items.as_deref()
}

fn values_of(declared: Option<&spec::Field>) -> Option<&spec::Field> {
    declared?.values.as_deref()
}

fn field_of<'a>(declared: Option<&'a spec::Field>, name: &str) -> Option<&'a spec::Field> {
    let fields = &declared?.fields.as_ref()?.0;
    let found = fields.iter().find(|(key, _)| key.name == name);
    found.map(|(_, field)| field)
}
