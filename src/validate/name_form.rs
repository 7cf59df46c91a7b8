//! What the name of a resource must be so that the names made of it are valid.

use super::children::name;
use crate::catalog;
use crate::expr::{Interpolation, Part, Typed};
use crate::model::{Child, NameForm};

/// The strictest form that the names of the children ask for.
pub(super) fn of(children: &[Child]) -> NameForm {
    let forms = children.iter().filter_map(|child| {
        let Some(name) = name(&child.template) else {
            // The runtime's own names begin with the resource's.
            return child
                .each
                .is_some()
                .then(|| catalog::name_form(&child.kind));
        };
        is_made_of_name(name).then(|| match catalog::name_form(&child.kind) {
            // What stands before the name is the first letter.
            NameForm::LetterFirst if matches!(name.parts.first(), Some(Part::Text(_))) => {
                NameForm::Label
            }
            form => form,
        })
    });
    forms.max().unwrap_or_default()
}

fn is_made_of_name(name: &Interpolation) -> bool {
    let is_in = |typed: &Typed| {
        // In a value of another name, it does not stand in the source.
        let longest = typed.longest(&|_| Some(0));
        super::reads::reads(typed).contains("metadata.name")
            || longest.is_some_and(|longest| longest.names > 0)
    };
    name.expressions().any(is_in)
}
