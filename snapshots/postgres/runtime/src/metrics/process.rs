//! The process' own metrics, read from `/proc` when Prometheus asks; none where there is no `/proc`.

use std::fmt::Error;
use std::fs;

use prometheus_client::collector::Collector;
use prometheus_client::encoding::{DescriptorEncoder, EncodeMetric};
use prometheus_client::metrics::counter::ConstCounter;
use prometheus_client::metrics::gauge::ConstGauge;

/// Clock ticks per second in `/proc`: Linux shows 100 to user space on every architecture that runs Kubernetes.
const TICKS_PER_SECOND: f64 = 100.0;

#[derive(Debug)]
pub(super) struct Process;

impl Collector for Process {
    fn encode(&self, mut encoder: DescriptorEncoder<'_>) -> Result<(), Error> {
        if let Some(times) = fs::read_to_string("/proc/self/stat")
            .ok()
            .as_deref()
            .and_then(Times::parse)
        {
            let help = "CPU time, user and system, in seconds";
            counter(&mut encoder, "process_cpu_seconds", help, times.cpu_seconds)?;
            if let Some(boot) = fs::read_to_string("/proc/stat")
                .ok()
                .as_deref()
                .and_then(boot_time)
            {
                let help = "Start of the process in seconds since 1970";
                gauge(
                    &mut encoder,
                    "process_start_time_seconds",
                    help,
                    boot + times.started_after_boot,
                )?;
            }
        }
        if let Some(bytes) = fs::read_to_string("/proc/self/status")
            .ok()
            .as_deref()
            .and_then(resident_bytes)
        {
            gauge(
                &mut encoder,
                "process_resident_memory_bytes",
                "Resident memory in bytes",
                bytes,
            )?;
        }
        if let Ok(entries) = fs::read_dir("/proc/self/fd") {
            // Reading the directory holds one descriptor itself.
            let open = entries.count().saturating_sub(1);
            gauge(
                &mut encoder,
                "process_open_fds",
                "Open file descriptors",
                open as f64,
            )?;
        }
        Ok(())
    }
}

fn counter(
    encoder: &mut DescriptorEncoder<'_>,
    name: &str,
    help: &str,
    value: f64,
) -> Result<(), Error> {
    let metric = ConstCounter::new(value);
    metric.encode(encoder.encode_descriptor(name, help, None, metric.metric_type())?)
}

fn gauge(
    encoder: &mut DescriptorEncoder<'_>,
    name: &str,
    help: &str,
    value: f64,
) -> Result<(), Error> {
    let metric = ConstGauge::new(value);
    metric.encode(encoder.encode_descriptor(name, help, None, metric.metric_type())?)
}

/// The times in `/proc/self/stat`, in seconds.
#[derive(Debug, PartialEq)]
struct Times {
    cpu_seconds: f64,
    started_after_boot: f64,
}

impl Times {
    /// Fields 14, 15 and 22 (utime, stime, starttime) of proc_pid_stat(5); the second field, the command's name, may hold anything.
    fn parse(stat: &str) -> Option<Self> {
        let (_, after_name) = stat.rsplit_once(')')?;
        let fields: Vec<&str> = after_name.split_whitespace().collect();
        let ticks = |field: usize| fields.get(field - 3)?.parse::<f64>().ok();
        Some(Self {
            cpu_seconds: (ticks(14)? + ticks(15)?) / TICKS_PER_SECOND,
            started_after_boot: ticks(22)? / TICKS_PER_SECOND,
        })
    }
}

/// The machine's start in seconds since 1970, from `/proc/stat`.
fn boot_time(stat: &str) -> Option<f64> {
    stat.lines()
        .find_map(|line| line.strip_prefix("btime "))?
        .trim()
        .parse()
        .ok()
}

/// `VmRSS` of `/proc/self/status`; unlike `statm` it needs no page size.
fn resident_bytes(status: &str) -> Option<f64> {
    let kib = status
        .lines()
        .find_map(|line| line.strip_prefix("VmRSS:"))?
        .trim()
        .strip_suffix("kB")?;
    Some(kib.trim().parse::<f64>().ok()? * 1024.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_name_with_parentheses_and_spaces_does_not_shift_the_fields() {
        let tail = "S 1 1 1 0 -1 4194560 1 0 0 0 150 50 0 0 20 0 1 0 1000 1 1";
        let expected = Some(Times {
            cpu_seconds: 2.0,
            started_after_boot: 10.0,
        });
        for name in ["operator", "a) b", ") S 9 9"] {
            assert_eq!(
                Times::parse(&format!("1 ({name}) {tail}")),
                expected,
                "{name}"
            );
        }
        assert_eq!(Times::parse("1 (operator) S 1 1"), None);
    }

    #[test]
    fn memory_and_boot_time_are_found_by_name() {
        assert_eq!(
            resident_bytes("VmHWM:\t9 kB\nVmRSS:\t     2048 kB\n"),
            Some(2_097_152.0)
        );
        assert_eq!(resident_bytes("Name:\tx\n"), None);
        assert_eq!(boot_time("cpu 1 2\nbtime 1700000000\n"), Some(1.7e9));
    }
}
