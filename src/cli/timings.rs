//! Time and peak memory by stage, for `--timings`.

use std::fmt;
use std::time::{Duration, Instant};

/// The stages of a run, in order; entering a stage again adds to it.
#[derive(Default)]
pub struct Timings {
    stages: Vec<Stage>,
    current: Option<(usize, Instant)>,
}

struct Stage {
    name: &'static str,
    time: Duration,
    /// In bytes, where the system tells.
    peak: Option<u64>,
}

impl Timings {
    /// Ends the stage that is under way and begins another.
    pub fn enter(&mut self, name: &'static str) {
        self.end();
        let at = self.stages.iter().position(|stage| stage.name == name).unwrap_or_else(|| {
            self.stages.push(Stage { name, time: Duration::ZERO, peak: None });
            self.stages.len() - 1
        });
        reset_peak();
        self.current = Some((at, Instant::now()));
    }

    /// Ends the stage that is under way.
    pub fn end(&mut self) {
        if let Some((at, since)) = self.current.take() {
            let stage = &mut self.stages[at];
            stage.time += since.elapsed();
            stage.peak = stage.peak.max(peak());
        }
    }
}

impl fmt::Display for Timings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{:<26} {:>9} {:>14}", "étape", "temps", "mémoire (pic)")?;
        for Stage { name, time, peak } in &self.stages {
            let peak = peak.map_or("non mesurée".to_owned(), |bytes| format!("{} Mo", bytes / 1_000_000));
            writeln!(f, "{name:<26} {:>6} ms {peak:>14}", time.as_millis())?;
        }
        let total: Duration = self.stages.iter().map(|stage| stage.time).sum();
        let peak = self.stages.iter().filter_map(|stage| stage.peak).max();
        let peak = peak.map_or("non mesurée".to_owned(), |bytes| format!("{} Mo", bytes / 1_000_000));
        writeln!(f, "{:<26} {:>6} ms {peak:>14}", "total", total.as_millis())
    }
}

/// The peak resident memory since [`reset_peak`], which Linux alone tells.
fn peak() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    let kibibytes: u64 = line.split_whitespace().nth(1)?.parse().ok()?;
    Some(kibibytes * 1024)
}

/// Starts a new peak; where the system refuses, the peak is that of the whole run so far.
fn reset_peak() {
    // 5 resets the high-water mark: proc(5). A refusal only makes the figure coarser.
    let _ = std::fs::write("/proc/self/clear_refs", "5");
}
