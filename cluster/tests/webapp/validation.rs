//! What the API server refuses, by the CRD alone, before the operator could see it.

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};

use crate::support::{WEBAPP, beside_others};

#[test]
fn a_value_out_of_bounds_is_refused_with_its_field() -> Result<()> {
    beside_others(async |_, namespace| {
        let cases = [
            ("image", Value::Null),
            ("image", json!("")),
            ("image", json!(7)),
            ("replicas", json!(-1)),
            ("replicas", json!(101)),
            ("replicas", json!(1.5)),
            ("replicas", json!("two")),
            ("port", json!(0)),
            ("port", json!(65536)),
            ("config", json!({ "A": 1 })),
            ("config", json!(["A"])),
            ("host", json!("not a host")),
            ("host", json!("-.example.com")),
        ];
        for (field, value) in cases {
            let mut spec = json!({ "image": "nginx:1.27" });
            spec[field] = value.clone();
            let message = namespace.refusal("web", spec).await?;
            assert!(
                message.contains(&format!("spec.{field}")),
                "{field} = {value}: {message}"
            );
        }
        Ok(())
    })
}

#[test]
fn the_bounds_themselves_are_accepted() -> Result<()> {
    beside_others(async |_, namespace| {
        let least = json!({ "image": "a", "replicas": 0, "port": 1, "config": {} });
        namespace.webapp("least", least).await?;
        let most = json!({ "image": "a", "replicas": 100, "port": 65535, "host": "a.b-c.example" });
        namespace.webapp("most", most).await?;
        Ok(())
    })
}

#[test]
fn what_is_not_set_gets_its_default() -> Result<()> {
    beside_others(async |_, namespace| {
        let webapp = namespace.webapp("web", json!({ "image": "a" })).await?;
        assert_eq!(
            webapp["spec"],
            json!({ "image": "a", "replicas": 1, "port": 8080 })
        );
        // Readers of conditions must not take a WebApp that nobody has looked at yet for a ready one.
        assert_eq!(webapp["status"]["observedGeneration"], -1);
        Ok(())
    })
}

#[test]
fn a_rule_over_several_fields_is_kept_with_its_message() -> Result<()> {
    beside_others(async |_, namespace| {
        let spec = json!({ "image": "a", "replicas": 0, "host": "a.example.com" });
        let message = namespace.refusal("web", spec).await?;
        assert!(
            message.contains("a host needs at least one replica"),
            "{message}"
        );

        namespace
            .webapp("web", json!({ "image": "a", "host": "a.example.com" }))
            .await?;
        let Err(error) = namespace
            .change(WEBAPP, "web", json!({ "spec": { "replicas": 0 } }))
            .await
        else {
            bail!("an update is not checked");
        };
        assert!(
            error
                .to_string()
                .contains("a host needs at least one replica"),
            "{error}"
        );
        Ok(())
    })
}

#[test]
fn an_unknown_field_is_refused_by_kubectl() -> Result<()> {
    beside_others(async |world, namespace| {
        let webapp = json!({
            "apiVersion": "apps.example.com/v1",
            "kind": "WebApp",
            "metadata": { "name": "web", "namespace": namespace.name },
            "spec": { "image": "a", "replica": 2 },
        });
        let file = world.control_plane.directory().join("unknown-field.json");
        std::fs::write(&file, webapp.to_string())?;
        let file = file.to_str().context("a path that is not UTF-8")?;
        let Err(error) = world.control_plane.kubectl(&["apply", "-f", file]).await else {
            bail!("accepted");
        };
        assert!(
            error
                .to_string()
                .contains(r#"unknown field "spec.replica""#),
            "{error}"
        );
        Ok(())
    })
}

#[test]
fn a_name_is_refused_or_becomes_ready() -> Result<()> {
    beside_others(async |_, namespace| {
        // The name is also that of a Service and a label: the tightest limit decides.
        let refused = ["a".repeat(64), "a".repeat(253), "a.b".into(), "1a".into()];
        let accepted = ["a".repeat(63), "a".into(), "a-1".into()];
        for name in accepted {
            namespace
                .ready_webapp(&name, json!({ "image": "a" }))
                .await?;
        }
        for name in refused {
            let message = namespace.refusal(&name, json!({ "image": "a" })).await?;
            assert!(message.contains("name"), "{name}: {message}");
        }
        Ok(())
    })
}
