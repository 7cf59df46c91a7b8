//! In every scenario, the calls are those that are right.

use std::collections::HashMap;

use anyhow::{Result, bail};

use crate::scenarios::{Scenario, crashes, edits, ends, failures, handover};
use crate::support::{Call, alone};

/// Lets all of them happen, and says which were not right.
fn all_right(scenarios: &[Scenario]) -> Result<()> {
    alone(async |world| {
        let (mut wrong, from) = (Vec::new(), world.calls()?.len());
        for scenario in scenarios {
            let Scenario { name, why, .. } = scenario;
            match scenario.happen(world).await {
                Ok(calls) if calls == scenario.right => {}
                Ok(calls) => wrong.push(format!(
                    "{name}: {why}: right is {:#?}, but called were {calls:#?}",
                    scenario.right
                )),
                Err(error) => wrong.push(format!("{name}: {:#}", world.explain(&error))),
            }
        }
        if !wrong.is_empty() {
            bail!("{}", wrong.join("\n\n"));
        }
        never_twice(&world.calls()?[from..])
    })
}

/// None was made again for the same generation after it had succeeded. What is due in every process, at every time or for every
/// child is left out.
fn never_twice(calls: &[Call]) -> Result<()> {
    const ONCE: [&str; 5] = ["provision", "migrate", "rescaled", "release", "forget"];
    let mut done = HashMap::new();
    for call in calls.iter().filter(|call| ONCE.contains(&&*call.hook)) {
        if let Some(first) = done.get(&call.due_for()) {
            bail!("done before: {call:?}, by {first:?}");
        }
        if call.ended() == Some("done") {
            done.insert(call.due_for(), call);
        }
    }
    Ok(())
}

#[test]
fn when_a_sample_changes() -> Result<()> {
    all_right(edits::ALL)
}

#[test]
fn when_hooks_fail() -> Result<()> {
    all_right(failures::ALL)
}

#[test]
fn when_a_sample_is_deleted() -> Result<()> {
    all_right(ends::ALL)
}

#[test]
fn when_the_operator_is_killed_in_a_hook() -> Result<()> {
    all_right(crashes::ALL)
}

#[test]
fn when_another_replica_takes_over_in_a_hook() -> Result<()> {
    all_right(handover::ALL)
}
