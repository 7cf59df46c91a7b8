//! How a plan looks: a line a change, a diff, a summary.

use std::fmt::Write as _;

use console::Style;
use similar::TextDiff;

use super::ui::Ui;
use crate::plan::{Action, Conflict, Step, Summary};

/// A step as a line of a list, such as `update  src/main.rs`.
pub fn line(step: &Step, ui: &Ui) -> String {
    let (word, style) = match step.action {
        Action::Create | Action::Seed => ("create", Style::new().green()),
        Action::Update => ("update", Style::new().yellow()),
        Action::Delete => ("delete", Style::new().red()),
        Action::Keep => ("keep", Style::new().dim()),
        Action::Conflict(_) => ("conflict", Style::new().red().bold()),
    };
    let word = ui.for_stdout(style).apply_to(format!("{word:8}"));
    format!("{word} {}\n", step.path)
}

/// A step as a unified diff from what is there to what should be; empty when there is nothing to compare.
pub fn diff(step: &Step, ui: &Ui) -> String {
    let before = step.before.as_deref().unwrap_or_default();
    let after = step.after.as_deref().unwrap_or_default();
    if before == after {
        return String::new();
    }
    let name = |side: &str, text: &Option<String>| match text {
        Some(_) => format!("{side}/{}", step.path),
        None => "/dev/null".to_owned(),
    };
    let unified = TextDiff::from_lines(before, after)
        .unified_diff()
        .header(&name("a", &step.before), &name("b", &step.after))
        .to_string();
    if !ui.stdout_colour {
        return unified;
    }
    unified.lines().fold(String::new(), |mut coloured, line| {
        let style = match line.as_bytes().first() {
            Some(b'+') => Style::new().green(),
            Some(b'-') => Style::new().red(),
            Some(b'@') => Style::new().cyan(),
            _ => Style::new(),
        };
        // Writing to a string never fails.
        let _ = writeln!(coloured, "{}", style.force_styling(true).apply_to(line));
        coloured
    })
}

/// A summary in one line.
pub fn summary(summary: Summary) -> String {
    let Summary {
        created,
        updated,
        deleted,
        unchanged,
        conflicts,
    } = summary;
    let mut line =
        format!("created {created}, updated {updated}, unchanged {unchanged}, deleted {deleted}");
    if conflicts > 0 {
        let _ = write!(line, ", in conflict {conflicts}");
    }
    line.push('\n');
    line
}

/// Why a step is a conflict and what can be done, in one line.
pub fn explain(conflict: Conflict) -> &'static str {
    match conflict {
        Conflict::Edited => {
            "was edited by hand, and operator-gen owns it: undo the edit, or list the path under `eject:` in the spec \
             to own it yourself, or lose the edit with `generate --force`"
        }
        Conflict::EditedAndRetired => {
            "was edited by hand, and is no longer generated: delete it, or list the path under `eject:` in the spec \
             to keep it, or lose it with `generate --force`"
        }
        Conflict::Foreign => {
            "is not operator-gen's, and stands where a generated file belongs: move it away, or list the path under \
             `eject:` in the spec to keep it, or overwrite it with `generate --force`"
        }
    }
}
