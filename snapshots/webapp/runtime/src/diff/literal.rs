//! The quick answer, which mostly is yes: whether live JSON says of each desired field literally what is desired.
//!
//! Where it does not, it may still mean the same; [`super::compare`] knows, and says where it differs.

use serde_json::Result;

use super::path::TYPE_META;
use crate::desired::{Desired, Fields};
use crate::json::Reader;

/// Whether a live object holds what is desired, but for its kind, and lists hold just that in the same order.
pub fn holds(desired: &Desired, live: &str) -> bool {
    let mut live = Reader::of(live);
    let holds = desired
        .as_fields()
        .map(|desired| fields(desired, TYPE_META, &mut live));
    holds.is_some_and(|holds| holds.unwrap_or(false))
}

/// Whether the object that is read next holds these fields, but for some.
fn fields(desired: &Fields, but: &[&str], live: &mut Reader<'_>) -> Result<bool> {
    let mut found = but
        .iter()
        .filter(|field| desired.get(field).is_some())
        .count();
    live.object()?;
    while let Some(field) = live.field()? {
        match desired.get(&field) {
            Some(desired) if !but.contains(&&*field) => {
                if !value(desired, live)? {
                    return Ok(false);
                }
                found += 1;
            }
            _ => drop(live.value()?),
        }
    }
    Ok(found == desired.iter().len())
}

/// Whether the value that is read next is this one.
fn value(desired: &Desired, live: &mut Reader<'_>) -> Result<bool> {
    match (live.peek(), desired) {
        (Some(b'{'), Desired::Fields(desired)) => fields(desired, &[], live),
        (Some(b'['), Desired::List(desired)) => elements(desired, live),
        (Some(b'"'), Desired::Text(desired)) => Ok(live.string()? == *desired),
        (_, Desired::Bool(desired)) => Ok(live.value()?.parse() == Ok(*desired)),
        (_, Desired::Number(desired)) => {
            let live: Option<i64> = live.value()?.parse().ok();
            Ok(live.is_some() && live == desired.as_i64())
        }
        _ => Ok(false),
    }
}

fn elements(desired: &[Desired], live: &mut Reader<'_>) -> Result<bool> {
    let mut desired = desired.iter();
    live.list()?;
    while live.element()? {
        match desired.next() {
            Some(desired) if value(desired, live)? => {}
            _ => return Ok(false),
        }
    }
    Ok(desired.next().is_none())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    #[test]
    fn what_is_there_literally_holds_and_nothing_else() {
        let desired = json!({
            "apiVersion": "v1", "kind": "Thing",
            "spec": { "n": 1, "yes": true, "text": "é\n", "list": [{ "a": "b" }, 2], "no": {} },
        });
        let wanted = Desired::from(desired.clone());
        let holds = |live: &Value| holds(&wanted, &live.to_string());
        let mut live = desired.clone();
        live["spec"]["list"][0]["more"] = json!([{}]);
        live["spec"]["more"] = json!("\"\\");
        assert!(holds(&live));
        live["kind"] = json!("Other");
        assert!(holds(&live));
        let others = [
            ("/spec/n", json!(2)),
            ("/spec/n", json!("1")),
            ("/spec/yes", json!(false)),
            ("/spec/text", json!("é\\n")),
            ("/spec/list", json!([{ "a": "b" }])),
            ("/spec/list", json!([{ "a": "b" }, 2, 3])),
            ("/spec/list", json!([2, { "a": "b" }])),
            ("/spec/no", json!([])),
            ("/spec", json!({})),
            ("", json!(null)),
        ];
        for (place, other) in others {
            let mut live = live.clone();
            *live.pointer_mut(place).unwrap() = other;
            assert!(!holds(&live), "{place}");
        }
        assert!(!super::holds(&wanted, "{\"spec\""));
    }
}
