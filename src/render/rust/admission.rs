//! `admission.rs`: the trait of what decides about objects, and the table by which the runtime calls it.

use super::hooks::{has_method, log};
use crate::model::{Admission, Operation, Resource};

/// The widest line that rustfmt leaves as it is.
const WIDTH: usize = 100;

/// One question that the user's code answers.
struct Question {
    method: &'static str,
    /// What it asks, after "Whether" or "What".
    asks: &'static str,
    /// The objects that it is told, each with what stands before its type.
    told: &'static [(&'static str, &'static str)],
    asked: bool,
}

/// All questions there are, in the order of the runtime's table.
fn questions(admission: &Admission) -> [Question; 5] {
    let validates = |operation| admission.validate.contains(&operation);
    let mutates = |operation| admission.mutate.contains(&operation);
    let question = |method, asks, told, asked| Question {
        method,
        asks,
        told,
        asked,
    };
    [
        question(
            "validate_create",
            "Whether {kind} may be created so",
            &[("new", "&")],
            validates(Operation::Create),
        ),
        question(
            "validate_update",
            "Whether {kind} may be changed so",
            &[("old", "&"), ("new", "&")],
            validates(Operation::Update),
        ),
        question(
            "validate_delete",
            "Whether {kind} may be deleted",
            &[("old", "&")],
            validates(Operation::Delete),
        ),
        question(
            "mutate_create",
            "What {kind} that is created is to be: `new` may be changed",
            &[("new", "&mut ")],
            mutates(Operation::Create),
        ),
        question(
            "mutate_update",
            "What {kind} is to become: `new` may be changed",
            &[("old", "&"), ("new", "&mut ")],
            mutates(Operation::Update),
        ),
    ]
}

/// The module with the user's code, and the file that it is in.
pub fn user_module(resource: &Resource) -> String {
    super::beside(&resource.module, "admission")
}

/// Where the code is, which is the user's.
pub fn user_file(resource: &Resource) -> String {
    format!("src/{}.rs", user_module(resource))
}

/// The module's text.
pub fn module(resource: &Resource, admission: &Admission) -> String {
    let kind = &resource.kind;
    let user_module = user_module(resource);
    let questions = questions(admission);
    let asked = questions.iter().filter(|question| question.asked);
    let methods: Vec<String> = asked
        .map(|question| {
            let about = question.asks.replace("{kind}", &format!("a {kind}"));
            let returns = "impl Future<Output = AdmissionResult> + Send;";
            format!(
                "    /// {about}.\n{}\n",
                head(question, kind, "fn", returns)
            )
        })
        .collect();
    let entries: String = questions
        .iter()
        .map(|question| format!("    {}: {},\n", question.method, entry(question, kind)))
        .collect();
    format!(
        r"//! What the API server asks before it keeps a {kind}: `{file}` answers.

use operator_runtime::webhook::{{self, AdmissionResult, Review}};

use super::types::{kind};
use crate::{user_module}::Admission;

/// One method a question. None changes anything outside: what is let in here can still be refused elsewhere.
pub trait {kind}Admission {{
{methods}}}

/// How each is called.
#[rustfmt::skip]
pub static ALL: webhook::Admission<{kind}, Admission> = webhook::Admission {{
{entries}}};
",
        file = user_file(resource),
        methods = methods.join("\n")
    )
}

fn entry(question: &Question, kind: &str) -> String {
    if !question.asked {
        return "None".to_owned();
    }
    let told = question.told.iter().map(|(name, _)| *name);
    let told = told.collect::<Vec<_>>().join(", ");
    let method = question.method;
    format!(
        "Some(|code, {told}, review| Box::pin({kind}Admission::{method}(code, {told}, review)))"
    )
}

/// The head of a method, broken as rustfmt breaks it.
fn head(question: &Question, kind: &str, start: &str, end: &str) -> String {
    let told = question.told.iter();
    let parameters: Vec<String> = std::iter::once("&self".to_owned())
        .chain(told.map(|(name, reference)| format!("{name}: {reference}{kind}")))
        .chain(["review: &mut Review".to_owned()])
        .collect();
    let method = question.method;
    let line = format!("    {start} {method}({}) -> {end}", parameters.join(", "));
    if line.chars().count() <= WIDTH {
        return line;
    }
    let parameters = parameters.join(",\n        ");
    format!("    {start} {method}(\n        {parameters},\n    ) -> {end}")
}

/// The user's file as it is seeded.
pub fn file(resource: &Resource, admission: &Admission) -> String {
    let questions = questions(admission);
    let asked = questions.iter().filter(|question| question.asked);
    let methods: Vec<String> = asked
        .map(|question| beginning(question, resource))
        .collect();
    let (kind, module) = (&resource.kind, &resource.module);
    format!(
        r"//! What the API server is told before it keeps a {kind}. This file is yours.

use operator_runtime::tracing;
use operator_runtime::webhook::{{AdmissionResult, Review}};

use crate::generated::{module}::{kind};
use crate::generated::{module}::admission::{kind}Admission;

/// The code that decides; it is made once.
#[derive(Default)]
pub struct Admission;

impl {kind}Admission for Admission {{
{}}}
",
        methods.join("\n")
    )
}

/// What has to be added to the user's file for the questions that it does not answer; `None` when it answers all.
pub fn lacking(resource: &Resource, admission: &Admission, text: &str) -> Option<String> {
    let questions = questions(admission);
    let lacking = questions
        .iter()
        .filter(|question| question.asked && !has_method(text, question.method));
    let methods: Vec<String> = lacking
        .map(|question| beginning(question, resource))
        .collect();
    let kind = &resource.kind;
    (!methods.is_empty()).then(|| {
        format!(
            "impl {kind}Admission for Admission {{\n{}}}\n",
            methods.join("\n")
        )
    })
}

/// A method as the user's file begins it: it logs that it was called.
fn beginning(question: &Question, resource: &Resource) -> String {
    let mut arguments: Vec<String> = question
        .told
        .iter()
        .map(|(name, _)| format!("{name} = {name}.metadata.name"))
        .collect();
    arguments.push("by = review.user()".to_owned());
    arguments.push(format!("{:?}", question.method));
    let head = head(question, &resource.kind, "async fn", "AdmissionResult {");
    format!(
        "{head}\n        {}\n        Ok(())\n    }}\n",
        log("debug", &arguments)
    )
}
