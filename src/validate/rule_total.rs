//! What all rules of a version cost together: the spec's own, and those that the definition has besides.

use super::rules::{BUDGET, times};
use crate::expr::{self, Declared};
use crate::model::{Field, FieldType, NameForm, Validation, rules};

/// A version's schema, as far as rules are concerned.
#[derive(Clone, Copy)]
pub(super) struct Version<'a> {
    pub spec: &'a [Field],
    pub validations: &'a [Validation],
    /// The fields of the status.
    pub status: &'a [Field],
    /// The greatest length of a name, and its form.
    pub name: (usize, NameForm),
}

/// The cost of all rules that could be taken on alone, from the oldest minor version of Kubernetes 1 that has to take them on.
/// Those that are refused are not to be blamed twice.
pub(super) fn of(version: Version<'_>, oldest: u8) -> u64 {
    let mut total = Total { sum: 0, oldest };
    let (limit, form) = version.name;
    total.rules(&rules::of_name(limit, form), &Declared::root(), Some(1));
    let spec = rules::of_spec(version.spec, version.validations);
    total.rules(&spec, &Declared::fields(version.spec), Some(1));
    for field in version.spec.iter().chain(version.status) {
        total.field(field, Some(1));
    }
    total.sum
}

struct Total {
    sum: u64,
    oldest: u8,
}

impl Total {
    /// The rules at a field and in it, of which an object can hold so many; `None` where no bound says that.
    fn field(&mut self, field: &Field, count: Option<u64>) {
        if let Some(value) = Declared::of(field) {
            self.rules(&rules::of_field(field), &value, count);
        }
        match &field.kind {
            FieldType::List {
                items, max_items, ..
            } => self.field(items, times(count, *max_items)),
            FieldType::Map {
                values,
                max_properties,
                ..
            } => self.field(values, times(count, *max_properties)),
            FieldType::Object { fields, .. } => {
                for field in fields {
                    self.field(field, count);
                }
            }
            _ => {}
        }
    }

    fn rules(&mut self, rules: &[Validation], value: &Declared, count: Option<u64>) {
        for validation in rules {
            self.add(&validation.rule, value, count);
            // What says why is made once.
            if let Some(message) = &validation.message_expression {
                self.add(message, value, Some(1));
            }
        }
    }

    fn add(&mut self, source: &str, value: &Declared, count: Option<u64>) {
        // What has mistakes is reported elsewhere.
        let Ok(rule) = expr::check_rule(source, value, self.oldest) else {
            return;
        };
        let cost = rule
            .cost
            .saturating_mul(count.unwrap_or_else(|| value.most_often()));
        if cost <= BUDGET {
            self.sum = self.sum.saturating_add(cost);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn total(spec: &[Field], name: (usize, NameForm)) -> u64 {
        let version = Version {
            spec,
            validations: &[],
            status: &[],
            name,
        };
        of(version, 37)
    }

    /// An immutable flag.
    fn flag(required: bool) -> Field {
        Field {
            name: "flag".to_owned(),
            kind: FieldType::Boolean,
            immutable: true,
            required,
            ..Field::object(&[])
        }
    }

    #[test]
    fn rules_that_a_definition_has_besides_the_specs_own_count() {
        let any_name = (253, NameForm::Subdomain);
        assert_eq!(total(&[], any_name), 0);
        // A name has no bound that the API server knows of, so that to match it is dear.
        let length = total(&[], (57, NameForm::Subdomain));
        let form = total(&[], (57, NameForm::LetterFirst));
        assert!(
            (1..10).contains(&length) && form > 1_000_000,
            "{length} {form}"
        );
        // An optional field must not be removed either.
        let (kept, changed) = (
            total(&[flag(false)], any_name),
            total(&[flag(true)], any_name),
        );
        assert!(changed > 0 && kept > changed, "{changed} {kept}");
    }
}
