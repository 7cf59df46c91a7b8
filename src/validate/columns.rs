//! Columns of `kubectl get` and the scale subresource: paths into the spec and status.

use super::codes;
use super::context::Context;
use super::suggest::did_you_mean;
use crate::model::{Column, Field, FieldType, Scale};
use crate::problem::Problem;
use crate::spec::{self, ColumnType, Located};

/// The columns, those of the runtime's own around those of the spec, which replace them by name.
pub(super) fn columns(
    context: &mut Context,
    declared: &[spec::Column],
    spec: &[Field],
    status: &[Field],
) -> Vec<Column> {
    let ready = r#".status.conditions[?(@.type=="Ready")]"#;
    let mut columns = vec![
        own(
            "Ready",
            "string",
            &format!("{ready}.status"),
            "Whether everything is as the spec asks for.",
        ),
        own(
            "Reason",
            "string",
            &format!("{ready}.reason"),
            "Why it is, or is not.",
        ),
    ];
    for column in declared {
        let found = self::column(context, column, spec, status);
        match columns.iter_mut().find(|known| known.name == found.name) {
            Some(known) if found.name == "Ready" || found.name == "Reason" => *known = found,
            Some(_) => context.error(
                codes::DUPLICATE,
                &column.name.span,
                format!("the column `{}` comes twice", found.name),
            ),
            None => columns.push(found),
        }
    }
    if !columns.iter().any(|column| column.name == "Age") {
        columns.push(own(
            "Age",
            "date",
            ".metadata.creationTimestamp",
            "How long it has been there.",
        ));
    }
    columns
}

fn own(name: &str, kind: &str, path: &str, description: &str) -> Column {
    Column {
        name: name.to_owned(),
        kind: kind.to_owned(),
        path: path.to_owned(),
        description: description.to_owned(),
        priority: 0,
    }
}

fn column(
    context: &mut Context,
    column: &spec::Column,
    spec: &[Field],
    status: &[Field],
) -> Column {
    let derived = derived_type(context, &column.path, spec, status);
    let asked = column
        .r#type
        .as_ref()
        .and_then(|column_type| column_type.value);
    Column {
        name: super::field::text(Some(&column.name)),
        kind: asked.unwrap_or(derived).word().to_owned(),
        path: super::field::text(Some(&column.path)),
        description: super::field::text(column.description.as_ref()),
        priority: column
            .priority
            .as_ref()
            .and_then(|priority| i32::try_from(priority.value?).ok())
            .unwrap_or_default(),
    }
}

/// The type of a column by the field it shows. Paths with more than names in them are taken as they are.
fn derived_type(
    context: &mut Context,
    path: &Located<String>,
    spec: &[Field],
    status: &[Field],
) -> ColumnType {
    match path.text() {
        Some(".metadata.creationTimestamp") => return ColumnType::Date,
        Some(text)
            if text.starts_with(".metadata.")
                || text.contains('[')
                || text.starts_with(".status.conditions") =>
        {
            return ColumnType::String;
        }
        Some(".status.observedGeneration") => return ColumnType::Integer,
        Some(_) => {}
        None => return ColumnType::String,
    }
    match field(context, path, spec, status).map(|field| &field.kind) {
        Some(FieldType::Integer { .. }) => ColumnType::Integer,
        Some(FieldType::Number { .. }) => ColumnType::Number,
        Some(FieldType::Boolean) => ColumnType::Boolean,
        Some(FieldType::DateTime) => ColumnType::Date,
        _ => ColumnType::String,
    }
}

/// The field at a path of names; `None` when it is reported or the path leads into a map.
fn field<'a>(
    context: &mut Context,
    path: &Located<String>,
    spec: &'a [Field],
    status: &'a [Field],
) -> Option<&'a Field> {
    let text = path.text()?;
    let mut names = text.strip_prefix('.').unwrap_or_default().split('.');
    let mut fields = match names.next() {
        Some("spec") => spec,
        Some("status") => status,
        _ => {
            context.push(
                Problem::error(
                    codes::PATH,
                    path.span.clone(),
                    format!("`{text}` is not a path into the object"),
                )
                .hint("such as `.spec.replicas`, `.status.url` or `.metadata.creationTimestamp`"),
            );
            return None;
        }
    };
    let mut found = None;
    for name in names {
        let Some(field) = fields.iter().find(|field| field.name == name) else {
            let mut problem = Problem::error(
                codes::PATH,
                path.span.clone(),
                format!("no field `{name}` at `{text}`"),
            );
            problem.hint = did_you_mean(name, fields.iter().map(|field| field.name.as_str()));
            context.push(problem);
            return None;
        };
        found = Some(field);
        fields = match &field.kind {
            FieldType::Object { fields, .. } => fields,
            FieldType::Map { .. } | FieldType::Kubernetes { .. } | FieldType::Any => return None,
            _ => &[],
        };
    }
    found
}

/// The scale subresource, whose paths must lead to numbers.
pub(super) fn scale(
    context: &mut Context,
    declared: Option<&spec::Scale>,
    spec: &[Field],
    status: &[Field],
) -> Option<Scale> {
    let declared = declared?;
    let mut check = |path: &Located<String>, root: &str, integer: bool| {
        let field = field(context, path, spec, status);
        let right = field.is_none_or(|field| match field.kind {
            FieldType::Integer { .. } => integer,
            FieldType::String { .. } => !integer,
            _ => false,
        });
        let text = super::field::text(Some(path));
        if !right || (path.value.is_some() && !text.starts_with(root)) {
            let what = if integer { "an integer" } else { "a string" };
            context.push(
                Problem::error(
                    codes::PATH,
                    path.span.clone(),
                    format!("expected the path of {what} below `{root}`"),
                )
                .hint(format!(
                    "name a field of that type, such as `{root}replicas`"
                )),
            );
        }
        text
    };
    Some(Scale {
        spec_replicas_path: check(&declared.spec_replicas_path, ".spec.", true),
        status_replicas_path: check(&declared.status_replicas_path, ".status.", true),
        label_selector_path: declared
            .label_selector_path
            .as_ref()
            .map(|path| check(path, ".status.", false)),
    })
}
