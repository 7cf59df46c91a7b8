//! Rules that the API server evaluates: what it has that expressions here lack, what it lacks, and what it reckons them to cost.

mod ask;
mod calls;
mod cost;
mod declared;
pub(super) mod functions;
mod macros;
mod operators;
mod request;
mod size;

use std::collections::BTreeMap;

use crate::catalog::Schema;

use super::{Environment, Error, Type, Typed, check, syntax};

pub(super) use ask::ELSEWHERE;
pub use declared::{Declared, escaped};

/// The name of the value that a rule is asked about.
const VALUE: &str = "self";

/// The name of what was there before.
const FORMER: &str = "oldSelf";

/// The types of the parts of an expression, by the bytes where they stand.
pub(super) type Types = BTreeMap<(usize, usize), Type>;

/// A rule that was checked.
#[derive(Clone, Debug)]
pub struct Rule {
    /// What it is.
    pub typed: Typed,
    /// What the API server reckons that it costs at most, asked once.
    pub cost: u64,
    /// Whether it mentions what was there before.
    pub reads_former: bool,
}

/// Checks a rule about a value, from the oldest minor version of Kubernetes 1 that has to take it on.
///
/// # Errors
/// Every mistake found, in the order of the source.
pub fn check_rule(source: &str, value: &Declared, oldest: u8) -> Result<Rule, Vec<Error>> {
    let variable = |all: Environment, name: &str| all.with(name, value.ty());
    let environment = [VALUE, FORMER]
        .into_iter()
        .fold(Environment::of_rules(oldest), variable);
    let (typed, types) = check::check_rule(source, &environment)?;
    let expression = syntax::parse(source).map_err(|error| vec![error])?;
    Ok(Rule {
        cost: cost::of(&expression, &types, value),
        reads_former: typed.variables.contains(FORMER),
        typed,
    })
}

/// Checks a condition of a webhook, whose objects are of a kind.
///
/// # Errors
/// Every mistake found, in the order of the source.
pub fn check_match_condition(
    source: &str,
    object: &Schema,
    oldest: u8,
) -> Result<Typed, Vec<Error>> {
    let known = [
        ("object", object.clone()),
        ("oldObject", object.clone()),
        ("request", request::schema()),
        ("authorizer", Schema::Any),
    ];
    let environment = known
        .into_iter()
        .fold(Environment::of_rules(oldest), |all, (name, schema)| {
            all.with(name, Type::Dyn).with_schema(name, schema)
        });
    check::check_rule(source, &environment).map(|(typed, _)| typed)
}
