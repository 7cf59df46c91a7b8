//! The prompts of the conversation, each with its answer checked at once.

use dialoguer::{Confirm, Input};

use super::interview::Interview;

/// Asks for yes or no.
pub fn confirm(prompt: &str, default: bool) -> anyhow::Result<bool> {
    Ok(Confirm::new()
        .with_prompt(prompt)
        .default(default)
        .interact()?)
}

/// Asks for a line until the interview with the answer is sound.
pub fn text(
    prompt: &str,
    default: &str,
    with: impl Fn(&str) -> Interview,
) -> anyhow::Result<String> {
    checked(prompt, Some(default), |answer| check(&with(answer)))
}

/// Asks for a line until it passes a check; without a default it may be empty.
pub fn checked(
    prompt: &str,
    default: Option<&str>,
    check: impl Fn(&str) -> Result<(), String>,
) -> anyhow::Result<String> {
    let input = Input::<String>::new()
        .with_prompt(prompt)
        .validate_with(|answer: &String| {
            if answer.is_empty() {
                Ok(())
            } else {
                check(answer)
            }
        });
    let input = match default {
        Some(default) => input.default(default.to_owned()),
        None => input.allow_empty(true),
    };
    Ok(input.interact_text()?)
}

/// What is wrong with the answers so far.
pub fn check(interview: &Interview) -> Result<(), String> {
    match interview.problem() {
        Ok(None) => Ok(()),
        Ok(Some(problem)) => Err(problem),
        Err(error) => Err(error.to_string()),
    }
}
