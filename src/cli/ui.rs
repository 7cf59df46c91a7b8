//! What is printed: results on stdout, everything else on stderr.

use std::io::{self, IsTerminal, Write};

use console::Style;

/// When to colour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum ColourChoice {
    /// On a terminal, unless NO_COLOR is set
    #[default]
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// Where output goes and whether it is coloured.
#[derive(Clone, Copy, Debug)]
pub struct Ui {
    /// Whether stdout is coloured.
    pub stdout_colour: bool,
    /// Whether stderr is coloured.
    pub stderr_colour: bool,
}

impl Ui {
    /// Decides about colour, for each stream on its own.
    pub fn new(choice: ColourChoice) -> Self {
        let decide = |terminal: bool| match choice {
            ColourChoice::Always => true,
            ColourChoice::Never => false,
            ColourChoice::Auto => terminal && !no_colour(),
        };
        let ui = Self {
            stdout_colour: decide(io::stdout().is_terminal()),
            stderr_colour: decide(io::stderr().is_terminal()),
        };
        // The prompts decide by these.
        console::set_colors_enabled(ui.stdout_colour);
        console::set_colors_enabled_stderr(ui.stderr_colour);
        ui
    }

    /// Prints a result.
    pub fn result(&self, text: &str) -> anyhow::Result<()> {
        let mut stdout = io::stdout().lock();
        stdout.write_all(text.as_bytes())?;
        stdout.flush()?;
        Ok(())
    }

    /// Prints a diagnostic. A stderr that is gone leaves nobody to tell.
    pub fn note(&self, text: &str) {
        let _ = io::stderr().lock().write_all(text.as_bytes());
    }

    /// Prints a warning of one line.
    pub fn warn(&self, text: &str) {
        let warning = self
            .for_stderr(Style::new().yellow().bold())
            .apply_to("warning");
        self.note(&format!("{warning}: {text}\n"));
    }

    /// Prints why a command failed, cause by cause.
    pub fn error(&self, error: &anyhow::Error) {
        let word = self.for_stderr(Style::new().red().bold()).apply_to("error");
        self.note(&format!("{word}: {error:#}\n"));
    }

    /// A style as stdout shows it.
    pub fn for_stdout(&self, style: Style) -> Style {
        style.force_styling(self.stdout_colour)
    }

    fn for_stderr(&self, style: Style) -> Style {
        style.force_styling(self.stderr_colour)
    }
}

/// <https://no-color.org>: set to anything but nothing; a dumb terminal cannot colour either.
fn no_colour() -> bool {
    let set = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty());
    set("NO_COLOR").is_some() || set("TERM").is_some_and(|term| term == "dumb")
}
