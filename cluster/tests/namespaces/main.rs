//! Operators that watch some namespaces and not the cluster, on a real control plane, with the Roles that are made for them.

use std::fs;
use std::path::Path;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use cluster::{ControlPlane, Installation, Options, eventually};
use k8s_openapi::api::core::v1::{ConfigMap, Namespace};
use kube::Api;
use kube::api::{
    ApiResource, DeleteParams, DynamicObject, GroupVersionKind, Patch, PatchParams, PostParams,
};
use serde_json::{Value, json};

const NAME: &str = "notes-operator";
const OWN: &str = "notes-operator-system";
const LIMIT: Duration = Duration::from_secs(60);

/// One operator is told its namespaces in the spec, and then one that watches its own takes its place.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn only_the_watched_namespaces_are_worked_on() -> Result<()> {
    let control_plane = ControlPlane::start(Options::default()).await?;
    for namespace in ["team-a", "team-b", "team-c"] {
        let all: Api<Namespace> = Api::all(control_plane.client());
        let object = json!({ "metadata": { "name": namespace } });
        all.create(&PostParams::default(), &serde_json::from_value(object)?)
            .await?;
    }
    // Each place has a note of its own, so that a copy tells whose it is.
    let teams = Place {
        control_plane: &control_plane,
        note: "of-teams",
        watched: &["team-a", "team-b"],
        others: &["team-c", OWN],
    };
    teams
        .is_worked_on("watch: { namespaces: [team-a, team-b] }")
        .await?;
    let own = Place {
        note: "of-its-own",
        watched: &[OWN],
        others: &["team-a", "team-c"],
        ..teams
    };
    own.is_worked_on("watch: own-namespace").await
}

/// Where an operator works, and where it does not.
struct Place<'a> {
    control_plane: &'a ControlPlane,
    /// The name of the Note in each namespace, and of its copy.
    note: &'static str,
    watched: &'a [&'static str],
    others: &'a [&'static str],
}

impl Place<'_> {
    async fn is_worked_on(&self, watch: &str) -> Result<()> {
        let sources = tempfile::tempdir()?;
        let spec = include_str!("operator.yaml")
            .replace("resources:\n", &format!("{watch}\nresources:\n"));
        fs::write(sources.path().join("operator.yaml"), spec)?;
        let project = Path::new(env!("CARGO_TARGET_TMPDIR")).join("namespaces");
        let program = cluster::project::build(sources.path(), &project, NAME)?;

        let mark = self.control_plane.audit_mark()?;
        let installation = Installation::apply(self.control_plane, &project, NAME, OWN).await?;
        let operator = installation.start(self.control_plane, &program, "pod-1")?;
        for namespace in self.watched.iter().chain(self.others) {
            self.write(namespace, "one").await?;
        }
        self.all_say("one").await?;
        for namespace in self.watched {
            let copy = self.copies(namespace);
            copy.delete(self.note, &DeleteParams::default()).await?;
        }
        self.all_say("one").await?;
        let forbidden = installation.forbidden_since(self.control_plane, mark)?;
        ensure!(
            forbidden.is_empty(),
            "forbidden: {forbidden:#?}\n{}",
            operator.output_tail()
        );
        // Each namespace is watched for itself: that one's watch begins anew must not touch what is known of the others.
        self.control_plane.restart_api_server().await?;
        for namespace in self.watched {
            self.write(namespace, "two").await?;
        }
        self.all_say("two").await?;
        for namespace in self.others {
            let copy = self.copies(namespace).get_opt(self.note).await?;
            ensure!(copy.is_none(), "{namespace} is none of its namespaces");
        }
        operator.kill();
        Ok(())
    }

    fn notes(&self, namespace: &str) -> Api<DynamicObject> {
        let kind = GroupVersionKind::gvk("notes.example.com", "v1", "Note");
        let client = self.control_plane.client();
        Api::namespaced_with(client, namespace, &ApiResource::from_gvk(&kind))
    }

    fn copies(&self, namespace: &str) -> Api<ConfigMap> {
        Api::namespaced(self.control_plane.client(), namespace)
    }

    async fn write(&self, namespace: &str, text: &str) -> Result<()> {
        let note: Value = json!({
            "apiVersion": "notes.example.com/v1", "kind": "Note",
            "metadata": { "name": self.note }, "spec": { "text": text },
        });
        let by = PatchParams::apply("writer");
        let notes = self.notes(namespace);
        let written = eventually("the note is written", LIMIT, async || {
            // The API server may just have been started, and the definition just been made.
            Ok(notes.patch(self.note, &by, &Patch::Apply(&note)).await.ok())
        });
        written.await.map(drop)
    }

    /// Waits until the copy in each watched namespace says this.
    async fn all_say(&self, text: &str) -> Result<()> {
        for namespace in self.watched {
            let what = format!("the copy in {namespace} says {text}");
            let copies = self.copies(namespace);
            let says = eventually(&what, LIMIT, async || {
                let copy = copies.get_opt(self.note).await.ok().flatten();
                let data = copy.and_then(|copy| copy.data).unwrap_or_default();
                Ok((data.get("text").map(String::as_str) == Some(text)).then_some(()))
            });
            says.await.with_context(|| format!("in {namespace}"))?;
        }
        Ok(())
    }
}
