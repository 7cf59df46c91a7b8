//! Which refusals say that a field cannot be changed any more: the words of real API servers.

use operator_runtime::api::{ApiError, Cause, Failure};
use operator_runtime::error::Error;

fn is_immutability(message: &str) -> bool {
    let cause = Cause {
        message: message.to_owned(),
        ..Cause::default()
    };
    cause.is_immutability()
}

#[test]
fn what_api_servers_say_of_immutable_fields_is_understood() {
    for message in [
        r#"Invalid value: {"matchLabels":{"app":"x"}}: field is immutable"#,
        "Invalid value: null: field is immutable",
        "Forbidden: field is immutable",
        "Forbidden: field is immutable when `immutable` is set",
        r#"Invalid value: ["None"]: may not change once set"#,
        "Invalid value: null: field cannot be modified once set",
        "Forbidden: may not be changed in an update.",
        r#"Invalid value: {"apiGroup":"rbac.authorization.k8s.io","kind":"Role","name":"b"}: cannot change roleRef"#,
        "Forbidden: updates to parameters are forbidden.",
        "Forbidden: updates to statefulset spec for fields other than 'replicas', 'ordinals', 'template', \
         'updateStrategy', 'revisionHistoryLimit', 'persistentVolumeClaimRetentionPolicy' and 'minReadySeconds' are forbidden",
        "Forbidden: spec is immutable after creation except resources.requests and volumeAttributesClassName for bound \
         claims\n  core.PersistentVolumeClaimSpec{\n- AccessModes: {\"ReadWriteOnce\"},\n}",
        "Forbidden: pod updates may not change fields other than `spec.containers[*].image`\n  core.PodSpec{}",
        // A rule of a custom kind.
        r#"Invalid value: "integer": port is immutable"#,
    ] {
        assert!(is_immutability(message), "{message}");
    }
}

#[test]
fn other_refusals_are_not() {
    for message in [
        "Required value",
        r#"Duplicate value: "http""#,
        "Invalid value: 70000: must be between 1 and 65535, inclusive",
        "Forbidden: field can not be less than status.capacity",
        r#"Invalid value: ["10.0.0.7"]: primary clusterIP can not be unset"#,
        // Values are anybody's words.
        r#"Invalid value: "field is immutable": must consist of alphanumeric characters"#,
        r#"Invalid value: "may not change once set""#,
        r#"Unsupported value: "Forbidden: updates to x": supported values: "a""#,
    ] {
        assert!(!is_immutability(message), "{message}");
    }
}

/// The refusal of an object for these reasons.
fn refusal(messages: &[&str]) -> ApiError {
    let cause = |message: &&str| Cause {
        message: (*message).to_owned(),
        field: "spec.a".to_owned(),
        ..Cause::default()
    };
    ApiError {
        request: "patch jobs default/a".to_owned(),
        failure: Failure::Refused {
            code: 422,
            reason: "Invalid".into(),
            message: "it is invalid".into(),
            object: "a".into(),
            retry_after: None,
            causes: messages.iter().map(cause).collect(),
        },
    }
}

#[test]
fn only_when_nothing_else_is_wrong_the_fields_are_named() {
    let immutable = "Invalid value: 1: field is immutable";
    let fields = |messages: &[&str]| {
        refusal(messages)
            .immutable_fields()
            .map(|fields| fields.len())
    };
    assert_eq!(fields(&[immutable, immutable]), Some(2));
    assert_eq!(fields(&[immutable, "Required value"]), None);
    assert_eq!(fields(&[]), None);

    let remedy = |messages: &[&str]| Error::Api(refusal(messages)).remedy();
    assert!(remedy(&[immutable]).contains("WhenImmutable"));
    assert!(!remedy(&["Required value"]).contains("WhenImmutable"));
}
