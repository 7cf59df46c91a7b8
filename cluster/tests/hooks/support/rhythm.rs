//! How well a timer of one second keeps its time.

use std::collections::BTreeMap;

use anyhow::{Result, ensure};

use super::Call;

/// How well a timer of one second keeps its time, over all its objects.
pub struct Rhythm {
    pub objects: usize,
    pub runs: usize,
    /// The runs of the object that had the fewest.
    pub fewest: usize,
    /// From one run to the next, on average, in milliseconds.
    pub interval: f64,
    /// How late runs are within their second, against the most punctual run of their object, in milliseconds, sorted.
    late: Vec<f64>,
}

impl Rhythm {
    /// That of these calls.
    pub fn of(calls: &[Call]) -> Result<Self> {
        let mut times: BTreeMap<&str, Vec<f64>> = BTreeMap::new();
        for call in calls {
            times.entry(&call.uid).or_default().push(call.time);
        }
        let mut rhythm = Self {
            objects: times.len(),
            runs: calls.len(),
            fewest: times.values().map(Vec::len).min().unwrap_or_default(),
            interval: 0.0,
            late: Vec::new(),
        };
        ensure!(rhythm.fewest > 1, "too few runs");
        let (mut span, mut steps) = (0.0, 0.0);
        for times in times.values() {
            span += times[times.len() - 1] - times[0];
            steps += f64::from(u32::try_from(times.len() - 1)?);
            let fraction = |time: &f64| (time - times[0] + 0.5).rem_euclid(1.0) - 0.5;
            let punctual = times.iter().map(fraction).fold(f64::MAX, f64::min);
            let late = times
                .iter()
                .map(|time| 1000.0 * (fraction(time) - punctual));
            rhythm.late.extend(late);
        }
        rhythm.interval = 1000.0 * span / steps;
        rhythm.late.sort_by(f64::total_cmp);
        Ok(rhythm)
    }

    /// How late a run is that so many of a thousand are no later than.
    pub fn late(&self, permille: usize) -> f64 {
        self.late[(self.late.len() - 1) * permille / 1000]
    }
}
