//! Whether made-up objects bear every way between the versions of a kind.

use fastrand::Rng;
use serde_json::{Value, json};

use super::golden::Golden;
use super::{arbitrary, constraints, schema};
use crate::conversion::Conversions;
use crate::kind::Kind;

/// How many objects are made up of every version.
const OBJECTS: u64 = 300;

/// How many versions a longer way leads through.
const STEPS: usize = 6;

/// Makes up objects of every version of a kind, and converts each to every other version and back, and through several and
/// back. It must be as it was in the end, and on the way what the schema of each version accepts.
///
/// # Panics
/// When it is not: that is what a test is for.
pub fn loses_nothing<K: Kind>(golden: &str) {
    let golden = Golden::read(golden);
    let versions = Versions {
        conversions: Conversions::of::<K>(),
        definition: &golden.definition,
    };
    let names: Vec<&str> = versions.conversions.names().collect();
    for from in &names {
        let mut tried = 0;
        for seed in 0..OBJECTS {
            let mut rng = Rng::with_seed(seed);
            let Some(object) = versions.object(from, &mut rng) else {
                continue;
            };
            tried += 1;
            for to in &names {
                versions.travel::<K>(seed, &object, &[to, from]);
            }
            let way = std::iter::repeat_with(|| rng.choice(&names).copied());
            let way: Vec<&str> = way.take(STEPS).flatten().chain([*from]).collect();
            versions.travel::<K>(seed, &object, &way);
        }
        assert!(
            tried > OBJECTS / 4,
            "{from}: only {tried} objects of {OBJECTS} could be made up"
        );
    }
}

struct Versions<'a> {
    conversions: Conversions,
    definition: &'a Value,
}

impl Versions<'_> {
    /// An object of a version as the API server would take it; `None` where what was made up is none.
    fn object(&self, version: &str, rng: &mut Rng) -> Option<Value> {
        let schema = schema::of_version(self.definition, version);
        let mut object = json!({
            "apiVersion": format!("{}/{version}", self.conversions.group),
            "kind": self.conversions.kind,
            "metadata": { "name": "made-up", "namespace": "default", "annotations": { "other": "stays" } },
            "spec": arbitrary::value(&schema["properties"]["spec"], rng)?,
        });
        schema::fill_defaults(&mut object, schema);
        constraints::check(&object, schema)
            .is_empty()
            .then_some(object)
    }

    /// Converts an object to one version after the other, the last being its own.
    #[expect(clippy::panic, reason = "a test fails by panicking")]
    fn travel<K: Kind>(&self, seed: u64, start: &Value, way: &[&str]) {
        let mut object = start.clone();
        for version in way {
            let before = object.clone();
            let told = || format!("seed {seed}, by {way:?}, to {version}: {before:#}");
            let converted = self.conversions.convert(object, version);
            object = converted.unwrap_or_else(|error| panic!("{error}; {}", told()));
            self.fits::<K>(&object, version, &told);
        }
        assert_eq!(object, *start, "seed {seed}, by {way:?}");
    }

    /// Whether an object is what a version's schema accepts, nothing pruned, and for the stored version also what the
    /// generated type reads.
    fn fits<K: Kind>(&self, object: &Value, version: &str, told: &dyn Fn() -> String) {
        let schema = schema::of_version(self.definition, version);
        let wrong = constraints::check(object, schema);
        assert!(wrong.is_empty(), "{wrong:?} in {object:#}; {}", told());
        let mut pruned = object.clone();
        schema::prune_object(&mut pruned, schema);
        assert_eq!(
            pruned,
            *object,
            "fields that {version} does not know; {}",
            told()
        );
        if Some(version) == self.conversions.names().next() {
            let read = serde_json::from_value::<K>(object.clone());
            assert!(read.is_ok(), "{:?} in {object:#}; {}", read.err(), told());
        }
    }
}
