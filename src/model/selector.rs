//! Which objects of a kind are meant, by their labels.

use std::collections::BTreeMap;

/// Which objects of a kind are reconciled, by their labels.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LabelSelector {
    /// As the API server reads it, such as `tier in (gold,silver),!legacy`.
    pub query: String,
    /// The same, label by label: all of it must hold.
    pub requirements: Vec<LabelRequirement<String>>,
    /// Labels that it selects, for samples.
    pub sample: BTreeMap<String, String>,
}

/// What must hold for one label; its values are texts, or something that gives texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LabelRequirement<V> {
    /// The label's key.
    pub key: String,
    /// What its value must be.
    pub test: LabelTest<V>,
}

/// What the value of a label must be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LabelTest<V> {
    /// One of these.
    In(Vec<V>),
    /// None of these; not there will do.
    NotIn(Vec<V>),
    /// There.
    Exists,
    /// Not there.
    DoesNotExist,
}

impl<V> LabelRequirement<V> {
    /// The API's word for the test.
    #[must_use]
    pub fn operator(&self) -> &'static str {
        match self.test {
            LabelTest::In(_) => "In",
            LabelTest::NotIn(_) => "NotIn",
            LabelTest::Exists => "Exists",
            LabelTest::DoesNotExist => "DoesNotExist",
        }
    }

    /// The values that it is about.
    #[must_use]
    pub fn values(&self) -> &[V] {
        match &self.test {
            LabelTest::In(values) | LabelTest::NotIn(values) => values,
            LabelTest::Exists | LabelTest::DoesNotExist => &[],
        }
    }

    /// The same with other values.
    ///
    /// # Errors
    /// The first that a value gives.
    pub fn try_map<'a, W, E>(
        &'a self,
        value: impl FnMut(&'a V) -> Result<W, E>,
    ) -> Result<LabelRequirement<W>, E> {
        let values = self.values().iter().map(value);
        let values = values.collect::<Result<Vec<W>, E>>()?;
        Ok(LabelRequirement {
            key: self.key.clone(),
            test: match self.test {
                LabelTest::In(_) => LabelTest::In(values),
                LabelTest::NotIn(_) => LabelTest::NotIn(values),
                LabelTest::Exists => LabelTest::Exists,
                LabelTest::DoesNotExist => LabelTest::DoesNotExist,
            },
        })
    }
}

/// All requirements as the API server reads them.
#[must_use]
pub fn query(requirements: &[LabelRequirement<String>]) -> String {
    let texts: Vec<String> = requirements.iter().map(text).collect();
    texts.join(",")
}

fn text(LabelRequirement { key, test }: &LabelRequirement<String>) -> String {
    match test {
        LabelTest::In(values) if values.len() == 1 => format!("{key}={}", values.join("")),
        LabelTest::In(values) => format!("{key} in ({})", values.join(",")),
        LabelTest::NotIn(values) => format!("{key} notin ({})", values.join(",")),
        LabelTest::Exists => key.clone(),
        LabelTest::DoesNotExist => format!("!{key}"),
    }
}

/// Labels that meet all requirements.
///
/// # Errors
/// The first requirement that contradicts another one.
pub fn sample(
    requirements: &[LabelRequirement<String>],
) -> Result<BTreeMap<String, String>, &LabelRequirement<String>> {
    let mut sample = BTreeMap::new();
    for requirement in requirements {
        let about = |other: &&LabelRequirement<String>| other.key == requirement.key;
        let about: Vec<_> = requirements.iter().filter(about).collect();
        let value = label(&about).map_err(|()| requirement)?;
        sample.extend(value.map(|value| (requirement.key.clone(), value)));
    }
    Ok(sample)
}

/// A value with which a label meets all that is asked of it, or none where it meets that without the label.
fn label(asked: &[&LabelRequirement<String>]) -> Result<Option<String>, ()> {
    let must_be = |asked: &&LabelRequirement<String>| {
        matches!(asked.test, LabelTest::In(_) | LabelTest::Exists)
    };
    if !asked.iter().any(must_be) {
        return Ok(None);
    }
    let allowed = |value: &&String| {
        asked.iter().all(|asked| match &asked.test {
            LabelTest::In(values) => values.contains(value),
            LabelTest::NotIn(values) => !values.contains(value),
            LabelTest::Exists => true,
            LabelTest::DoesNotExist => false,
        })
    };
    let mut known: Vec<String> = asked
        .iter()
        .flat_map(|asked| asked.values().to_vec())
        .collect();
    // One more than all that can be excluded.
    known.push("true".to_owned());
    known.extend((0..=known.len()).map(|number| format!("value-{number}")));
    known.iter().find(allowed).cloned().map(Some).ok_or(())
}
