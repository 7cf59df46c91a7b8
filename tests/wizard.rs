//! The conversation of `init`, held through a pseudo-terminal as a person would.
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::panic)]

use std::fs;
use std::process::Command;

use rexpect::process::WaitStatus;
use rexpect::session::{PtySession, spawn_command};
use tempfile::TempDir;

const DOWN: &str = "\u{1b}[B";
const TIMEOUT_MILLISECONDS: u64 = 20_000;

/// A conversation with `init --no-generate`, started in an empty folder.
struct Conversation {
    folder: TempDir,
    terminal: PtySession,
}

impl Conversation {
    fn start(arguments: &[&str]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut command = Command::new(env!("CARGO_BIN_EXE_operator-gen"));
        command
            .current_dir(folder.path())
            .env("TERM", "xterm")
            .arg("init")
            .args(arguments);
        let terminal = spawn_command(command, Some(TIMEOUT_MILLISECONDS)).unwrap();
        Self { folder, terminal }
    }

    /// Waits for a prompt and types an answer and Enter.
    fn answer(&mut self, prompt: &str, answer: &str) {
        self.expect(prompt);
        self.terminal.send_line(answer).unwrap();
    }

    /// Waits for a text and gives what came before it.
    fn expect(&mut self, text: &str) -> String {
        match self.terminal.exp_string(text) {
            Ok(before) => before,
            Err(error) => panic!("no `{text}`: {error}"),
        }
    }

    fn press(&mut self, keys: &str) {
        self.terminal.send(keys).unwrap();
        self.terminal.flush().unwrap();
    }

    /// Waits for the end and gives the exit code.
    fn end(&mut self) -> Option<i32> {
        let _ = self.terminal.exp_eof();
        match self.terminal.process().wait() {
            Ok(WaitStatus::Exited(_, code)) => Some(code),
            _ => None,
        }
    }

    fn files(&self) -> Vec<String> {
        let entries = fs::read_dir(self.folder.path()).unwrap();
        let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        names.collect()
    }
}

/// The spec that a printed `init` command writes when it is pasted into a shell without a terminal.
fn spec_of_command(printed: &str) -> String {
    let line = printed
        .lines()
        .find(|line| line.contains("operator-gen init "))
        .unwrap();
    let command = line.replace("operator-gen", env!("CARGO_BIN_EXE_operator-gen"));
    let folder = tempfile::tempdir().unwrap();
    let output = Command::new("sh")
        .args(["-c", &format!("{command} --no-generate")])
        .current_dir(folder.path())
        .output()
        .unwrap();
    assert!(output.status.success(), "{command}: {output:?}");
    fs::read_to_string(folder.path().join("operator.yaml")).unwrap()
}

#[test]
fn answers_become_the_spec_that_the_same_flags_give() {
    let mut talk = Conversation::start(&["--no-generate"]);
    talk.answer("Name of the operator", "shop-operator");
    talk.answer("API group", "shop.example.org");
    talk.answer("Kind", "Shop");
    talk.answer("Objects of the kind live", "");
    talk.answer("Name of a field of spec ", "size");
    talk.expect("Type of spec.size");
    talk.press(DOWN);
    talk.answer("> integer", "");
    talk.expect("Must it be set?");
    talk.press("n");
    talk.answer("Default", "3");
    talk.answer("Least value", "1");
    talk.answer("Greatest value", "9");
    talk.answer("Name of a field of spec ", "");
    talk.expect("What each Shop owns");
    for _ in 0..9 {
        talk.press(DOWN);
    }
    talk.press(" ");
    talk.press("\r");
    talk.expect("The same without questions");
    let printed = talk.expect("Write this operator.yaml?");
    assert_eq!(
        talk.files(),
        Vec::<String>::new(),
        "something was written too early"
    );
    talk.press("y");
    assert_eq!(talk.end(), Some(0));
    assert_eq!(talk.files(), ["operator.yaml"]);

    let spec = fs::read_to_string(talk.folder.path().join("operator.yaml")).unwrap();
    assert_eq!(spec, spec_of_command(&printed));
    assert!(
        spec.contains("maximum: 9") && spec.contains("kind: Ingress"),
        "{spec}"
    );
}

#[test]
fn a_wrong_answer_is_said_at_once_and_asked_again() {
    let mut talk = Conversation::start(&["--no-generate"]);
    talk.answer("Name of the operator", "Not A Label");
    talk.expect("Not A Label");
    // Ctrl-U is not known to the prompt: the wrong answer is taken back key by key.
    talk.press(&"\u{7f}".repeat("Not A Label".len()));
    talk.answer("Name of the operator", "shop-operator");
    talk.answer("API group", "");
    talk.answer("Kind", "");
    talk.answer("Objects of the kind live", "");
    talk.answer("Name of a field of spec ", "level");
    talk.expect("Type of spec.level");
    for _ in 0..3 {
        talk.press(DOWN);
    }
    talk.answer("> enum", "");
    talk.answer("Words", "debug|info");
    talk.expect("Must it be set?");
    talk.press("n");
    talk.answer("Default", "loud");
    talk.expect("loud");
    talk.press(&"\u{7f}".repeat("loud".len()));
    talk.answer("Default", "info");
    talk.answer("Name of a field of spec ", "");
    talk.expect("What each WebApp owns");
    talk.press("\r");
    talk.expect("default: info");
    talk.expect("Write this operator.yaml?");
    talk.press("y");
    assert_eq!(talk.end(), Some(0));
    assert_eq!(talk.files(), ["operator.yaml"]);
}

#[test]
fn a_no_in_the_end_writes_nothing() {
    let mut talk = Conversation::start(&["made/here", "--name", "a", "--group", "a.example.com"]);
    talk.answer("Kind", "");
    talk.answer("Objects of the kind live", "");
    talk.answer("Name of a field of spec ", "");
    talk.expect("What each WebApp owns");
    talk.press("\r");
    talk.expect("operator-gen init made/here --name a --group a.example.com --kind WebApp");
    talk.expect("Write this operator.yaml and generate the project?");
    talk.press("n");
    talk.expect("nothing was written");
    assert_eq!(talk.end(), Some(0));
    assert_eq!(talk.files(), Vec::<String>::new());
}

#[test]
fn ctrl_c_leaves_nothing_and_gives_the_cursor_back() {
    for questions in 0..3 {
        let mut talk = Conversation::start(&["made"]);
        for prompt in ["Name of the operator", "API group"].iter().take(questions) {
            talk.answer(prompt, "");
        }
        if questions == 2 {
            talk.answer("Kind", "");
            talk.expect("Objects of the kind live");
        } else {
            talk.expect(["Name of the operator", "API group"][questions]);
        }
        talk.press("\u{3}");
        talk.expect("\u{1b}[?25h");
        assert_eq!(talk.end(), Some(130));
        assert_eq!(talk.files(), Vec::<String>::new());
    }
}

#[test]
fn enough_flags_ask_nothing_also_on_a_terminal() {
    for flags in [
        vec!["--yes"],
        vec!["--name", "a", "--group", "a.example.com", "--kind", "A"],
    ] {
        let mut talk = Conversation::start(&[flags, vec!["--no-generate"]].concat());
        assert_eq!(talk.end(), Some(0));
        assert_eq!(talk.files(), ["operator.yaml"]);
    }
}

#[test]
fn a_terminal_gets_colour_unless_no_color_is_set() {
    for (no_color, coloured) in [("", true), ("1", false)] {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("operator.yaml"), "kind: Wrong\n").unwrap();
        let mut command = Command::new(env!("CARGO_BIN_EXE_operator-gen"));
        command
            .current_dir(folder.path())
            .env("TERM", "xterm")
            .env("NO_COLOR", no_color)
            .arg("validate");
        let mut terminal = spawn_command(command, Some(TIMEOUT_MILLISECONDS)).unwrap();
        let printed = terminal.exp_eof().unwrap();
        assert!(printed.contains("operator.yaml:1"), "{printed}");
        assert_eq!(printed.contains('\u{1b}'), coloured, "{printed}");
    }
}
