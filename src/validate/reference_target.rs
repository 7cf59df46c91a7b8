//! Which objects a reference leads to: the one of a name, or those that are selected.

use super::context::Context;
use super::selector::{Found, contradictions, requirements, value};
use super::{codes, reference_place, secrets};
use crate::expr::{Environment, Interpolation};
use crate::model::{LabelRequirement, ReferenceNamespace, ReferenceTarget};
use crate::problem::Problem;
use crate::spec::{self, Key, Located};

/// What the texts of a reference may read.
pub(super) struct Inside<'a> {
    /// What they can name.
    pub environment: &'a Environment,
    /// The paths that are secret.
    pub secrets: &'a [String],
}

/// Which objects a reference leads to; `None` when what is wrong with it was reported.
pub(super) fn target(
    context: &mut Context,
    key: &Key,
    reference: &spec::Reference,
    inside: &Inside<'_>,
) -> Option<ReferenceTarget> {
    match (&reference.name, &reference.selector) {
        (Some(name), None) => {
            let found = inside.text(context, name, (codes::REFERENCE_NAME, "name"))?;
            reference_place::valid_name(context, name, &found);
            Some(ReferenceTarget::Name(found))
        }
        (None, Some(selector)) => {
            let mut value =
                |context: &mut Context, value: &Located<String>| inside.label(context, value);
            let found = requirements(context, selector, &mut value);
            contradictions(context, &fixed(&found));
            let requirements = found.into_iter().map(|(requirement, _)| requirement);
            Some(ReferenceTarget::Selector(requirements.collect()))
        }
        (name, _) => {
            let message = match name {
                Some(_) => "both `name` and `selector` are there",
                None => "neither `name` nor `selector` is there",
            };
            context.push(
                Problem::error(codes::ONE_OF, key.span.clone(), message).hint(
                    "give `name` for one object, or `selector` for all with some labels, such as `selector: { matchLabels: { app: web } }`",
                ),
            );
            None
        }
    }
}

/// Where the objects are; `None` when what is wrong with it was reported.
pub(super) fn namespace(
    context: &mut Context,
    reference: &spec::Reference,
    inside: &Inside<'_>,
) -> Option<ReferenceNamespace> {
    Some(match &reference.namespace {
        None => ReferenceNamespace::Own,
        Some(source) if reference_place::is_all(source) => ReferenceNamespace::All,
        Some(source) => {
            let what = (codes::REFERENCE_NAME, "namespace");
            ReferenceNamespace::Name(inside.text(context, source, what)?)
        }
    })
}

impl Inside<'_> {
    fn text(
        &self,
        context: &mut Context,
        source: &Located<String>,
        what: (&'static str, &str),
    ) -> Option<Interpolation> {
        let found = context.interpolation(source, self.environment)?;
        reference_place::always_text(context, source, &found, self.environment, what);
        secrets::check(context, source, &found, self.secrets);
        Some(found)
    }

    /// The value of a label: one without expressions must be valid.
    fn label(&self, context: &mut Context, source: &Located<String>) -> Option<Interpolation> {
        let found = self.text(context, source, (codes::SELECTOR, "value of the label"))?;
        if found.literal().is_some() {
            value(context, source)?;
        }
        Some(found)
    }
}

/// The requirements without expressions: only of those it is known that none can be met beside another one.
fn fixed(found: &[Found<Interpolation>]) -> Vec<Found<String>> {
    let literal = |value: &Interpolation| value.literal().ok_or(());
    let fixed = |(requirement, span): &Found<Interpolation>| {
        let requirement: LabelRequirement<String> = requirement.try_map(literal).ok()?;
        Some((requirement, span.clone()))
    };
    found.iter().filter_map(fixed).collect()
}
