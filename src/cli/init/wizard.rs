//! The conversation on a terminal. It only gathers answers; nothing is written before the last one.

use std::io::ErrorKind;
use std::sync::atomic::{AtomicBool, Ordering};

use clap::ValueEnum;
use console::Term;
use dialoguer::{MultiSelect, Select};

use super::arguments::Arguments;
use super::child::Child;
use super::field::Field;
use super::interview::{Interview, Scope};
use super::prompt::{check, checked, confirm, text};
use super::{command, template};
use crate::cli::INTERRUPTED;
use crate::cli::ui::Ui;

/// The types that a field can be given, and what they are.
const TYPES: [(&str, &str); 13] = [
    ("string", "text"),
    ("integer", "a whole number"),
    ("boolean", "true or false"),
    ("enum", "one of some words"),
    ("list", "values in order"),
    ("map", "values by name"),
    ("object", "fields of its own"),
    ("quantity", "such as 500m or 1Gi"),
    ("duration", "such as 1h30m"),
    ("date-time", "a moment"),
    ("int-or-string", "such as a port or a percentage"),
    ("number", "a number with a fraction"),
    ("any", "anything at all"),
];

/// The types that the items of a list and the values of a map can be given.
const ITEM_TYPES: [&str; 5] = ["string", "integer", "boolean", "quantity", "any"];

/// Whether a question is open, so that Ctrl-C means to leave. What is being written is written to the end.
static ASKING: AtomicBool = AtomicBool::new(false);

/// Asks for what the flags leave open; `None` when the user decides against it in the end.
pub fn ask(
    arguments: &Arguments,
    defaults: Interview,
    ui: &Ui,
) -> anyhow::Result<Option<Interview>> {
    // Outside of a read Ctrl-C arrives as a signal, inside of one as an error.
    ctrlc::set_handler(|| {
        if ASKING.load(Ordering::SeqCst) {
            show_cursor();
            std::process::exit(i32::from(INTERRUPTED));
        }
    })?;
    ASKING.store(true, Ordering::SeqCst);
    let answers = converse(arguments, defaults, ui);
    ASKING.store(false, Ordering::SeqCst);
    if answers.is_err() {
        show_cursor();
    }
    answers
}

/// Whether an error is Ctrl-C at a question.
pub fn is_interrupt(error: &anyhow::Error) -> bool {
    error
        .downcast_ref::<dialoguer::Error>()
        .is_some_and(|dialoguer::Error::IO(error)| error.kind() == ErrorKind::Interrupted)
}

/// A prompt hides the cursor. A terminal that is gone needs none.
fn show_cursor() {
    let _ = Term::stderr().show_cursor();
}

fn converse(
    arguments: &Arguments,
    defaults: Interview,
    ui: &Ui,
) -> anyhow::Result<Option<Interview>> {
    ui.note("A new operator. Nothing is written before the last question; Ctrl-C leaves.\n\n");
    let mut interview = defaults;
    if arguments.name.is_none() {
        interview.name = text("Name of the operator", &interview.name, |answer| {
            Interview {
                name: answer.to_owned(),
                ..interview.clone()
            }
        })?;
    }
    if arguments.group.is_none() {
        interview.group = text("API group", &interview.group, |answer| Interview {
            group: answer.to_owned(),
            ..interview.clone()
        })?;
    }
    if arguments.kind.is_none() {
        interview.kind = text("Kind", &interview.kind, |answer| Interview {
            kind: answer.to_owned(),
            ..interview.clone()
        })?;
    }
    if arguments.scope.is_none() {
        interview.scope = scope(&interview, ui)?;
    }
    if arguments.fields.is_empty() {
        interview.fields = fields("", &interview)?;
    }
    if arguments.children.is_empty() {
        interview.children = children(&interview, ui)?;
    }
    ui.note(&format!(
        "\n{}\nThe same without questions:\n  {}\n\n",
        template::spec(&interview)?,
        command::equivalent(&arguments.directory, &interview)
    ));
    let prompt = if arguments.no_generate {
        "Write this operator.yaml?"
    } else {
        "Write this operator.yaml and generate the project?"
    };
    Ok(confirm(prompt, true)?.then_some(interview))
}

fn scope(interview: &Interview, ui: &Ui) -> anyhow::Result<Scope> {
    loop {
        let chosen = Select::new()
            .with_prompt("Objects of the kind live")
            .items(["in namespaces", "in the cluster itself"])
            .default(0)
            .interact()?;
        let scope = [Scope::Namespaced, Scope::Cluster][chosen];
        let answer = Interview {
            scope,
            ..interview.clone()
        };
        match check(&answer) {
            Ok(()) => return Ok(scope),
            Err(problem) => ui.note(&format!("{problem}\n")),
        }
    }
}

/// Asks for fields until an empty name ends it. `prefix` is the path of the object that they belong to.
fn fields(prefix: &str, interview: &Interview) -> anyhow::Result<Vec<Field>> {
    let mut context = Interview {
        fields: Vec::new(),
        ..interview.clone()
    };
    loop {
        let prompt = format!("Name of a field of spec{prefix} (empty: no more)");
        let taken: Vec<String> = context
            .fields
            .iter()
            .map(|field| field.name.clone())
            .collect();
        let name = checked(&prompt, None, |answer| {
            if taken.iter().any(|name| name == answer) {
                return Err(format!("there is a field called `{answer}` already"));
            }
            check(&with(&context, Field::new(answer, "any")))
        })?;
        if name.is_empty() {
            return Ok(context.fields);
        }
        let field = field(&format!("{prefix}.{name}"), &name, &context)?;
        context.fields.push(field);
    }
}

fn field(path: &str, name: &str, context: &Interview) -> anyhow::Result<Field> {
    let chosen = Select::new()
        .with_prompt(format!("Type of spec{path}"))
        .items(TYPES.map(|(kind, about)| format!("{kind:13}  {about}")))
        .default(0)
        .interact()?;
    let kind = TYPES[chosen].0;
    let mut field = Field::new(name, if kind == "enum" { "string" } else { kind });
    match kind {
        "enum" => set(&mut field, "enum", "Words, with | between them", context)?,
        "list" => field.set("items", item_type("Type of its items")?),
        "map" => field.set("values", item_type("Type of its values")?),
        "object" => {
            let bare = Interview {
                fields: Vec::new(),
                ..context.clone()
            };
            field.set_fields(&fields(path, &bare)?);
        }
        _ => {}
    }
    if confirm("Must it be set?", false)? {
        field.set("required", "true");
    } else if !matches!(kind, "object" | "list" | "map" | "any") {
        set(&mut field, "default", "Default (empty: none)", context)?;
    }
    match kind {
        "integer" | "number" => {
            set(&mut field, "minimum", "Least value (empty: any)", context)?;
            set(
                &mut field,
                "maximum",
                "Greatest value (empty: any)",
                context,
            )?;
        }
        "string" => set(
            &mut field,
            "maxLength",
            "Greatest length (empty: any)",
            context,
        )?,
        _ => {}
    }
    Ok(field)
}

/// Asks for the value of a key; an empty answer leaves the key out.
fn set(field: &mut Field, key: &str, prompt: &str, context: &Interview) -> anyhow::Result<()> {
    let answer = checked(prompt, None, |answer| {
        let mut field = field.clone();
        field.set(key, answer);
        check(&with(context, field))
    })?;
    if !answer.is_empty() {
        field.set(key, &answer);
    }
    Ok(())
}

fn item_type(prompt: &str) -> anyhow::Result<&'static str> {
    let chosen = Select::new()
        .with_prompt(prompt)
        .items(ITEM_TYPES)
        .default(0)
        .interact()?;
    Ok(ITEM_TYPES[chosen])
}

fn children(interview: &Interview, ui: &Ui) -> anyhow::Result<Vec<Child>> {
    let offered = Child::value_variants();
    let lines = offered.iter().map(|child| {
        let about = child.to_possible_value();
        let about = about
            .as_ref()
            .and_then(|value| value.get_help())
            .map(ToString::to_string);
        let line = format!("{:15} {}", child.name(), about.unwrap_or_default());
        (line, interview.children.contains(child))
    });
    let lines: Vec<_> = lines.collect();
    loop {
        let chosen = MultiSelect::new()
            .with_prompt(format!(
                "What each {} owns (space chooses, enter goes on)",
                interview.kind
            ))
            .items_checked(lines.clone())
            .interact()?;
        let children: Vec<Child> = chosen.into_iter().map(|index| offered[index]).collect();
        let answer = Interview {
            children: children.clone(),
            ..interview.clone()
        };
        match check(&answer) {
            Ok(()) if !children.is_empty() => return Ok(children),
            Ok(()) => ui.note("choose at least one\n"),
            Err(problem) => ui.note(&format!("{problem}\n")),
        }
    }
}

fn with(context: &Interview, field: Field) -> Interview {
    let mut interview = context.clone();
    interview.fields.push(field);
    interview
}
