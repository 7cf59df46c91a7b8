//! Fields by their path below `spec`.

use crate::model::{Field, FieldType, Path};
use crate::validate::suggest::did_you_mean;

/// Why there is no field at a path.
pub(super) struct Nowhere {
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub hint: Option<String>,
}

/// The names of a path such as `spec.tls.secretName`.
pub(super) fn names(text: &str) -> Result<Path, Nowhere> {
    let names = text.strip_prefix("spec.").filter(|names| !names.is_empty());
    names
        .map(|names| names.split('.').map(str::to_owned).collect())
        .ok_or_else(|| Nowhere {
            message: format!("`{text}` is not the path of a field below `spec`"),
            hint: Some("such as `spec.image`; the status is the same in all versions".to_owned()),
        })
}

/// A path as it is written.
pub(super) fn shown(path: &[String]) -> String {
    std::iter::once("spec")
        .chain(path.iter().map(String::as_str))
        .collect::<Vec<_>>()
        .join(".")
}

/// The field at a path.
pub(super) fn find<'a>(fields: &'a [Field], path: &[String]) -> Option<&'a Field> {
    let (name, below) = path.split_first()?;
    let field = fields.iter().find(|field| field.name == *name)?;
    match (&field.kind, below) {
        (_, []) => Some(field),
        (FieldType::Object { fields, .. }, below) => find(fields, below),
        _ => None,
    }
}

/// The fields of the object at a path, of the spec itself for the empty one.
pub(super) fn inside<'a>(
    fields: &'a mut Vec<Field>,
    path: &[String],
) -> Option<&'a mut Vec<Field>> {
    let Some((name, below)) = path.split_first() else {
        return Some(fields);
    };
    let field = fields.iter_mut().find(|field| field.name == *name)?;
    match &mut field.kind {
        FieldType::Object { fields, .. } => inside(fields, below),
        _ => None,
    }
}

/// Takes the field at a path out of its object.
pub(super) fn take(fields: &mut Vec<Field>, path: &[String]) -> Result<Field, Nowhere> {
    let mut around = fields;
    for (depth, name) in path.iter().enumerate() {
        let names: Vec<String> = around.iter().map(|field| field.name.clone()).collect();
        let Some(at) = names.iter().position(|known| known == name) else {
            return Err(Nowhere {
                message: format!("no field `{name}` at `{}`", shown(path)),
                hint: did_you_mean(name, names.iter().map(String::as_str)),
            });
        };
        if depth + 1 == path.len() {
            return Ok(around.remove(at));
        }
        around = match around.get_mut(at).map(|field| &mut field.kind) {
            Some(FieldType::Object { fields, .. }) => fields,
            _ => {
                return Err(Nowhere {
                    message: format!("`{name}` has no fields of its own at `{}`", shown(path)),
                    hint: Some(
                        "drop and add the whole of it, and have it converted by `conversion: code`"
                            .to_owned(),
                    ),
                });
            }
        };
    }
    Err(Nowhere {
        message: "an empty path".to_owned(),
        hint: None,
    })
}

/// Whether the object at a path, and all around it, are there in every object of the kind.
pub(super) fn is_certain(fields: &[Field], path: &[String]) -> bool {
    (1..=path.len())
        .all(|depth| find(fields, &path[..depth]).is_some_and(|field| !field.is_optional()))
}
