//! What a process has used of CPU and memory, as Linux counts it.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

/// What a process has used so far.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Usage {
    /// Seconds of CPU time, of the user and of the system.
    pub cpu_seconds: f64,
    /// Resident memory now, in KiB.
    pub resident_kib: u64,
    /// The most resident memory so far, in KiB.
    pub peak_kib: u64,
}

impl Usage {
    pub(crate) fn of(process: u32) -> Result<Self> {
        let folder = Path::new("/proc").join(process.to_string());
        let stat = fs::read_to_string(folder.join("stat")).context("the process has ended")?;
        let status = fs::read_to_string(folder.join("status"))?;
        parse(&stat, &status, rustix::param::clock_ticks_per_second())
    }
}

/// Reads `/proc/PID/stat` and `/proc/PID/status` (see proc(5)).
fn parse(stat: &str, status: &str, ticks_per_second: u64) -> Result<Usage> {
    // The second field, the program's name in brackets, may itself hold spaces and brackets. Of the fields behind it,
    // those of user and system time are number 14 and 15 of all.
    let (_, behind_name) = stat.rsplit_once(')').context("a stat without a name")?;
    let fields = Vec::from_iter(behind_name.split_whitespace());
    let ticks = |number: usize| -> Result<f64> {
        let field = fields.get(number - 3);
        Ok(field
            .with_context(|| format!("no field {number}"))?
            .parse()?)
    };
    // Exact: a tick is a hundredth of a second.
    #[expect(clippy::cast_precision_loss)]
    let ticks_per_second = ticks_per_second as f64;
    Ok(Usage {
        cpu_seconds: (ticks(14)? + ticks(15)?) / ticks_per_second,
        resident_kib: kib(status, "VmRSS:")?,
        peak_kib: kib(status, "VmHWM:")?,
    })
}

fn kib(status: &str, key: &str) -> Result<u64> {
    let line = status.lines().find_map(|line| line.strip_prefix(key));
    let number = line.and_then(|line| line.split_whitespace().next());
    Ok(number.with_context(|| format!("no {key}"))?.parse()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    const STATUS: &str = "Name:\ta\nVmHWM:\t    9001 kB\nVmRSS:\t    8192 kB\nThreads:\t1\n";

    #[test]
    fn a_name_with_brackets_and_spaces_hides_no_field() {
        for name in ["webapp", "a b", "a) S 1 2 (b", ")"] {
            let stat = format!("7 ({name}) S 1 7 7 0 -1 4194304 100 0 0 0 150 50 0 0 20 0 1 0");
            let usage = parse(&stat, STATUS, 100).unwrap();
            let expected = Usage {
                cpu_seconds: 2.0,
                resident_kib: 8192,
                peak_kib: 9001,
            };
            assert_eq!(usage, expected, "{name}");
        }
    }

    #[test]
    fn a_process_that_has_ended_is_an_error() {
        // A zombie has a stat, but no memory.
        assert!(parse("7 (a) Z 1 7 7 0 -1 0 0 0 0 0 1 1", "Name:\ta\n", 100).is_err());
        assert!(parse("", STATUS, 100).is_err());
    }

    #[test]
    fn this_process_uses_something() {
        let usage = Usage::of(std::process::id()).unwrap();
        assert!(usage.resident_kib > 0 && usage.peak_kib >= usage.resident_kib);
    }
}
