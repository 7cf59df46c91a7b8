//! Whatever `init` is told, the spec that it writes is sound, down to the last warning.

use clap::ValueEnum;
use proptest::prelude::*;

use super::child::Child;
use super::field::Field;
use super::interview::{Interview, Scope};
use super::template;
use crate::cli::report;
use crate::validate;

/// A field of every type, with what may be said about it.
const FIELDS: [&str; 22] = [
    "text:string",
    "text:string,required,minLength=1,maxLength=63,pattern=^[a-z]{1,3},example=abc",
    "text:string,default=true,description=It says: yes # or no",
    "word:string,enum=debug|info|true,default=info",
    "size:integer,default=3,min=1,max=9",
    "size:integer,format=int32,required",
    "flag:boolean,default=false",
    "flag:boolean,immutable",
    "words:list,items=string",
    "words:list,items=string,listType=set,maxItems=10",
    "sizes:list,items=integer,default=[1,2]",
    "labels:map,values=string",
    "limits:map,values=quantity,example={\"cpu\":\"1\"}",
    "box:object,fields={\"width\":{\"type\":\"integer\"},\"name\":{\"type\":\"string\",\"required\":true}}",
    "share:int-or-string,default=50%",
    "share:int-or-string,default=5",
    "memory:quantity,default=1Gi",
    "wait:duration,default=1h30m",
    "until:date-time,example=2026-01-01T00:00:00Z",
    "rest:any",
    "maybe:string,nullable",
    "hidden:string,secret",
];

/// The scopes of the new kind.
const SCOPES: [Scope; 2] = [Scope::Namespaced, Scope::Cluster];

fn assert_sound(interview: &Interview) {
    let spec = template::spec(interview).unwrap();
    let outcome = validate::load(&spec);
    let report = report::render("operator.yaml", &spec, &outcome.problems, false);
    let mut problems = outcome.problems;
    // What a field of the user's own that is no single value is for, only the user knows.
    problems.retain(|problem| {
        let left_to_the_user = interview.own_fields().any(|field| {
            let unread = format!("no expression reads `spec.{}`", field.name);
            (field.as_text().is_none() || !has_pods(interview)) && problem.message == unread
        });
        !left_to_the_user
    });
    assert!(problems.is_empty(), "{report}\n{spec}");
    assert!(outcome.model.is_some());
}

fn has_pods(interview: &Interview) -> bool {
    let children = interview.all_children();
    let pods = [
        Child::Deployment,
        Child::Statefulset,
        Child::Job,
        Child::Cronjob,
    ];
    pods.iter().any(|child| children.contains(child))
}

fn field(text: &str) -> Field {
    text.parse().unwrap()
}

#[test]
fn the_spec_of_every_child_is_sound() {
    for child in Child::value_variants() {
        for scope in SCOPES {
            assert_sound(&Interview {
                scope,
                children: vec![*child],
                ..Interview::default()
            });
        }
    }
}

#[test]
fn the_spec_of_every_field_is_sound() {
    for text in FIELDS {
        assert_sound(&Interview {
            fields: vec![field(text)],
            ..Interview::default()
        });
    }
}

#[test]
fn a_wrong_answer_has_a_problem() {
    let base = Interview::default();
    let wrong = [
        Interview {
            name: "Not A Label".to_owned(),
            ..base.clone()
        },
        Interview {
            name: "a: b #\n\"c".to_owned(),
            ..base.clone()
        },
        Interview {
            group: "no_domain".to_owned(),
            ..base.clone()
        },
        Interview {
            kind: "web-app".to_owned(),
            ..base.clone()
        },
        Interview {
            version: "one".to_owned(),
            ..base.clone()
        },
        Interview {
            fields: vec![field("size:int")],
            ..base.clone()
        },
        Interview {
            fields: vec![field("size:integer,default=x")],
            ..base.clone()
        },
        Interview {
            fields: vec![field("size:integer,min=5,max=3")],
            ..base.clone()
        },
        Interview {
            fields: vec![field("size:integer,minimun=5")],
            ..base.clone()
        },
        Interview {
            fields: vec![field("image:integer,default=1")],
            ..base.clone()
        },
        Interview {
            children: vec![Child::Deployment, Child::Statefulset],
            ..base
        },
    ];
    for interview in wrong {
        assert!(interview.problem().unwrap().is_some(), "{interview:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn the_spec_of_any_choice_is_sound(
        mut children in prop::sample::subsequence(Child::value_variants(), 1..=12),
        fields in prop::sample::subsequence(&FIELDS[..], 0..=6),
        scope in prop::sample::select(&SCOPES[..]),
    ) {
        if children.contains(&Child::Deployment) {
            children.retain(|child| *child != Child::Statefulset);
        }
        let mut fields: Vec<Field> = fields.into_iter().map(field).collect();
        fields.dedup_by(|one, other| one.name == other.name);
        assert_sound(&Interview {
            scope,
            children,
            fields,
            ..Interview::default()
        });
    }
}
