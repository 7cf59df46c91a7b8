//! Values that expressions give.

use super::scalar::{self, Wrong};
use crate::catalog::{Schema, Shape};
use crate::expr::{Form, Interpolation, ObjectType, Type};
use crate::problem::Problem;
use crate::spec::Node;
use crate::validate::codes;
use crate::validate::context::Context;
use crate::validate::template::Target;

/// Reports a text with expressions in it that cannot give what the schema says.
pub(super) fn check(
    context: &mut Context,
    node: &Node,
    text: &Interpolation,
    schema: &Schema,
    target: &Target,
) {
    let form = text.single().map_or(Form::Of(Type::String), |typed| {
        typed.form(target.environment)
    });
    let Err(wrong) = fits(&form, schema) else {
        return;
    };
    let mut problem = Problem::error(wrong.code, node.span.clone(), wrong.message);
    problem.hint = wrong.hint.or_else(|| conversion(text, &form, schema));
    context.push(problem);
}

/// Whether a value of a form can be what the schema says; the message is the whole one.
fn fits(form: &Form, schema: &Schema) -> Result<(), Wrong> {
    match (form, schema) {
        (Form::Unset, _) | (_, Schema::Any) => Ok(()),
        (Form::OneOf(forms), _) => forms.iter().try_for_each(|form| fits(form, schema)),
        (Form::Known(value), _) => scalar::fits(value, schema).map_err(|wrong| Wrong {
            message: format!("{}, found `{value}`", wrong.message),
            ..wrong
        }),
        (Form::List(forms), Schema::List(list)) => {
            forms.iter().try_for_each(|form| fits(form, &list.items))
        }
        (Form::Map(entries), Schema::Map(values)) => {
            entries.iter().try_for_each(|(_, form)| fits(form, values))
        }
        (Form::Map(entries), Schema::Object(object)) => fields(entries, object.shape()),
        (Form::List(_), _) => Err(wrong(schema, "a list")),
        (Form::Map(_), _) => Err(wrong(schema, "a map")),
        (Form::Of(ty), _) => of_type(ty, schema),
        (Form::Observed(found), _) => observed(found, schema),
    }
}

fn wrong(expected: &Schema, found: &str) -> Wrong {
    let message = format!("expected {}, found {found}", expected.describe());
    Wrong {
        code: codes::OBJECT_VALUE,
        message,
        hint: None,
    }
}

/// A map whose keys are known, as an object with fields.
fn fields(entries: &[(String, Form)], shape: &Shape) -> Result<(), Wrong> {
    for (name, form) in entries {
        match shape.field(name) {
            Some(field) => fits(form, &field.schema)?,
            None if shape.is_open => {}
            None => {
                let message = format!("{} has no field `{name}`", shape.name);
                return Err(Wrong {
                    code: codes::NO_FIELD,
                    message,
                    hint: super::field_hint(name, shape),
                });
            }
        }
    }
    let is_given = |name: &str| entries.iter().any(|(given, _)| given == name);
    required(shape, is_given)
}

fn required(shape: &Shape, is_given: impl Fn(&str) -> bool) -> Result<(), Wrong> {
    let required = shape
        .fields
        .iter()
        .filter(|field| field.required && field.default.is_none());
    match required
        .map(|field| &field.name)
        .find(|name| !is_given(name))
    {
        Some(name) => {
            let message = format!("`{name}` of {} is missing, or may be unset", shape.name);
            Err(Wrong {
                code: codes::MISSING_FIELD,
                message,
                hint: None,
            })
        }
        None => Ok(()),
    }
}

/// A value of which the type is known.
fn of_type(ty: &Type, schema: &Schema) -> Result<(), Wrong> {
    let fits = match (ty, schema) {
        (Type::Dyn | Type::Null, _) | (_, Schema::Any) => true,
        (Type::Bool, Schema::Boolean)
        | (
            Type::Int,
            Schema::Integer(_) | Schema::Number | Schema::Quantity | Schema::IntOrString,
        )
        | (Type::Double, Schema::Number | Schema::Quantity) => true,
        (
            Type::String,
            Schema::Text { .. }
            | Schema::Bytes
            | Schema::DateTime
            | Schema::Quantity
            | Schema::IntOrString,
        ) => true,
        (Type::List(items), Schema::List(list)) => return of_type(items, &list.items),
        (Type::Map(found), Schema::Map(values)) => return of_type(found, values),
        // Which keys it has is the user's; some field at least must be able to hold such a value.
        (Type::Map(found), Schema::Object(object)) => {
            let shape = object.shape();
            shape.is_open
                || shape
                    .fields
                    .iter()
                    .any(|field| of_type(found, &field.schema).is_ok())
        }
        (Type::Object(found), Schema::Map(values)) => {
            return found
                .fields
                .iter()
                .try_for_each(|field| of_type(&field.ty, values));
        }
        (Type::Object(found), Schema::Object(object)) => return of_object(found, object.shape()),
        _ => false,
    };
    if fits {
        Ok(())
    } else {
        Err(wrong(schema, &found(ty)))
    }
}

/// What a type is called in this place.
fn found(ty: &Type) -> String {
    match ty {
        Type::Bool => "true or false".to_owned(),
        Type::Int => "a whole number".to_owned(),
        Type::Double => "a number with a fraction".to_owned(),
        Type::String => "text".to_owned(),
        other => format!("`{other}`"),
    }
}

/// An object of the user's own type where one of Kubernetes is needed.
fn of_object(found: &ObjectType, shape: &Shape) -> Result<(), Wrong> {
    for own in &found.fields {
        match shape.field(&own.name) {
            Some(field) => of_type(&own.ty, &field.schema)?,
            None if shape.is_open => {}
            None => {
                let message = format!(
                    "{} has no field `{}`, which {} has",
                    shape.name, own.name, found.name
                );
                return Err(Wrong {
                    code: codes::NO_FIELD,
                    message,
                    hint: super::field_hint(&own.name, shape),
                });
            }
        }
    }
    required(shape, |name| {
        found.field(name).is_some_and(|field| !field.optional)
    })
}

/// A value read from another object.
fn observed(found: &Schema, schema: &Schema) -> Result<(), Wrong> {
    let fits = match (found, schema) {
        (Schema::Any | Schema::IntOrString, _) | (_, Schema::Any) => true,
        (Schema::List(found), Schema::List(list)) => return observed(&found.items, &list.items),
        (Schema::Map(found), Schema::Map(values)) => return observed(found, values),
        (Schema::Map(_), Schema::Object(_)) | (Schema::Object(_), Schema::Map(_)) => true,
        (Schema::Object(found), Schema::Object(object)) => {
            let common =
                |field: &&crate::catalog::Field| object.shape().field(&field.name).is_some();
            found == object || found.shape().fields.iter().any(|field| common(&field))
        }
        (Schema::List(_) | Schema::Map(_) | Schema::Object(_), _) => false,
        _ => return of_type(&crate::expr::type_of(found), schema),
    };
    if fits {
        Ok(())
    } else {
        Err(wrong(schema, &found.describe()))
    }
}

/// How to make one scalar of another.
fn conversion(text: &Interpolation, form: &Form, schema: &Schema) -> Option<String> {
    let source = text.single()?.source.trim();
    let found = match form {
        Form::Of(ty) => ty.clone(),
        Form::Observed(schema) => crate::expr::type_of(schema),
        _ => return None,
    };
    match (found, schema) {
        (Type::Int | Type::Double | Type::Bool, Schema::Text { .. }) => {
            Some(format!("write `${{string({source})}}`"))
        }
        (Type::String | Type::Double, Schema::Integer(_)) => {
            Some(format!("write `${{int({source})}}`"))
        }
        (Type::Map(_), Schema::Object(object)) if object.shape().field("matchLabels").is_some() => {
            Some(format!("write `matchLabels: ${{{source}}}`"))
        }
        _ => None,
    }
}
