//! CEL rules that the API server evaluates before it stores an object, as a schema has them.

use serde_json::{Value, json};

use crate::model::Validation;

/// Gives a schema these rules.
pub fn set(schema: &mut Value, rules: &[Validation]) {
    if !rules.is_empty() {
        schema["x-kubernetes-validations"] = rules.iter().map(rule).collect();
    }
}

fn rule(validation: &Validation) -> Value {
    let mut rule = json!({ "rule": validation.rule, "message": validation.message });
    if let Some(expression) = &validation.message_expression {
        rule["messageExpression"] = json!(expression);
    }
    rule
}
