//! Whether a live object does its work, as kstatus defines it.
//!
//! `operator-gen render` uses this very source, so that nothing here may need the rest of the runtime.
//!
//! Source: <https://github.com/kubernetes-sigs/cli-utils/tree/master/pkg/kstatus>.

use super::object::{Live, Opened, Part, View};

/// Whether an object does its work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Readiness {
    /// It does.
    Ready,
    /// It does not yet; why, for people.
    Progressing(String),
    /// It will not without help; why, for people.
    Failed(String),
}

use Readiness::{Failed, Progressing, Ready};

/// How many objects a status names that are not as they should be.
const LISTED: usize = 10;

/// Whether a live object of the kind with this group and name does its work.
#[must_use]
pub fn of((group, kind): (&str, &str), object: &Live) -> Readiness {
    if object.is_deleting() {
        return Progressing("is being deleted".into());
    }
    let status = object.view(Part::Status).opened();
    if seen_generation(&status).is_some_and(|seen| seen < object.generation()) {
        return Progressing("its latest spec is not observed yet".into());
    }
    match (group, kind) {
        ("apps", "Deployment") => deployment(object, &status),
        ("apps", "StatefulSet") => stateful_set(object, &status),
        ("apps", "DaemonSet") => daemon_set(object, &status),
        ("apps", "ReplicaSet") | ("", "ReplicationController") => replica_set(object, &status),
        ("batch", "Job") => job(object, &status),
        ("", "Pod") => pod(&status),
        ("", "PersistentVolumeClaim") => phase(&status, "Bound"),
        ("", "Service") => service(object, &status),
        ("policy", "PodDisruptionBudget") => disruption_budget(&status),
        ("apiextensions.k8s.io", "CustomResourceDefinition") => definition(&status),
        _ => by_conditions(&status),
    }
}

fn deployment(object: &Live, status: &Opened<'_>) -> Readiness {
    let conditions = Conditions::of(status.at("conditions"));
    if let Some(progress) = conditions.get("Progressing")
        && progress.at("reason").is("ProgressDeadlineExceeded")
    {
        return Failed(message_of(progress, "its progress deadline is exceeded"));
    }
    if let Some(failure) = conditions.with("ReplicaFailure", "True") {
        return Progressing(message_of(failure, "its pods cannot be created"));
    }
    let wanted = wanted_replicas(object);
    let (replicas, updated) = (count(status, "replicas"), count(status, "updatedReplicas"));
    let (ready, available) = (
        count(status, "readyReplicas"),
        count(status, "availableReplicas"),
    );
    if seen_generation(status).is_none() {
        Progressing("it is not observed yet".into())
    } else if updated < wanted {
        Progressing(format!("{updated} of {wanted} replicas are updated"))
    } else if replicas > wanted {
        // Old ones during a rollout, or too many of the new.
        Progressing(format!(
            "{} surplus replicas are still running",
            replicas - wanted
        ))
    } else if ready < wanted {
        Progressing(format!("{ready} of {wanted} replicas are ready"))
    } else if available < wanted {
        Progressing(format!("{available} of {wanted} replicas are available"))
    } else {
        Ready
    }
}

fn stateful_set(object: &Live, status: &Opened<'_>) -> Readiness {
    let strategy = object.view(Part::Spec).at("updateStrategy");
    if strategy.at("type").is("OnDelete") {
        return Ready;
    }
    let wanted = wanted_replicas(object);
    let partition = strategy.at("rollingUpdate").at("partition").as_i64();
    let partition = partition.unwrap_or(0);
    let (ready, updated) = (
        count(status, "readyReplicas"),
        count(status, "updatedReplicas"),
    );
    if seen_generation(status).is_none() {
        Progressing("it is not observed yet".into())
    } else if count(status, "replicas") > wanted {
        Progressing(format!(
            "{} surplus replicas are still running",
            count(status, "replicas") - wanted
        ))
    } else if ready < wanted {
        Progressing(format!("{ready} of {wanted} replicas are ready"))
    } else if partition > 0 && updated < wanted - partition {
        Progressing(format!(
            "{updated} of {} replicas are updated",
            wanted - partition
        ))
    } else if partition == 0
        && wanted > 0
        && status.at("currentRevision").as_str() != status.at("updateRevision").as_str()
    {
        Progressing(format!("{updated} of {wanted} replicas are updated"))
    } else {
        Ready
    }
}

fn daemon_set(object: &Live, status: &Opened<'_>) -> Readiness {
    if seen_generation(status).is_none() {
        return Progressing("it is not observed yet".into());
    }
    let wanted = count(status, "desiredNumberScheduled");
    let steps = [
        ("updatedNumberScheduled", "updated"),
        ("numberReady", "ready"),
        ("numberAvailable", "available"),
    ];
    let strategy = object.view(Part::Spec).at("updateStrategy");
    if strategy.at("type").is("OnDelete") {
        return Ready;
    }
    for (field, verb) in steps {
        let have = count(status, field);
        if have < wanted {
            return Progressing(format!("{have} of {wanted} pods are {verb}"));
        }
    }
    Ready
}

fn replica_set(object: &Live, status: &Opened<'_>) -> Readiness {
    if let Some(failure) = Conditions::of(status.at("conditions")).with("ReplicaFailure", "True") {
        return Progressing(message_of(failure, "its pods cannot be created"));
    }
    let wanted = wanted_replicas(object);
    let (ready, available) = (
        count(status, "readyReplicas"),
        count(status, "availableReplicas"),
    );
    if ready < wanted || available < wanted {
        Progressing(format!(
            "{} of {wanted} replicas are available",
            ready.min(available)
        ))
    } else {
        Ready
    }
}

/// A job is well once it runs; whether it completes is its own matter.
fn job(object: &Live, status: &Opened<'_>) -> Readiness {
    if let Some(failed) = Conditions::of(status.at("conditions")).with("Failed", "True") {
        return Failed(message_of(failed, "it failed"));
    }
    let is_suspended = object.view(Part::Spec).at("suspend").as_bool() == Some(true);
    if status.at("startTime").is_null() && !is_suspended {
        return Progressing("it has not started yet".into());
    }
    Ready
}

fn pod(status: &Opened<'_>) -> Readiness {
    match status.at("phase").as_str().as_deref() {
        Some("Succeeded") => Ready,
        Some("Failed") => Failed(message_of(status, "it failed")),
        Some("Running") => match Conditions::of(status.at("conditions")).get("Ready") {
            Some(ready) if ready.at("status").is("True") => Ready,
            Some(ready) => Progressing(message_of(ready, "it is not ready")),
            None => Progressing("it is not ready".into()),
        },
        _ => Progressing("it does not run yet".into()),
    }
}

fn service(object: &Live, status: &Opened<'_>) -> Readiness {
    let is_balanced = object.view(Part::Spec).at("type").is("LoadBalancer");
    let balancer = status.at("loadBalancer");
    if is_balanced && balancer.at("ingress").elements().is_empty() {
        Progressing("its load balancer has no address yet".into())
    } else {
        Ready
    }
}

fn disruption_budget(status: &Opened<'_>) -> Readiness {
    let (healthy, wanted) = (
        count(status, "currentHealthy"),
        count(status, "desiredHealthy"),
    );
    if seen_generation(status).is_none() {
        Progressing("it is not observed yet".into())
    } else if healthy < wanted {
        Progressing(format!("{healthy} of {wanted} pods are healthy"))
    } else {
        Ready
    }
}

fn definition(status: &Opened<'_>) -> Readiness {
    let conditions = Conditions::of(status.at("conditions"));
    if let Some(names) = conditions.with("NamesAccepted", "False") {
        return Failed(message_of(names, "its names are taken"));
    }
    match conditions.with("Established", "True") {
        Some(_) => Ready,
        None => Progressing("it is not established yet".into()),
    }
}

fn phase(status: &Opened<'_>, wanted: &str) -> Readiness {
    match status.at("phase").as_str().as_deref() {
        Some(phase) if phase == wanted => Ready,
        Some("Lost") => Failed("its volume is lost".into()),
        Some(phase) => Progressing(format!("it is {phase}, not {wanted}")),
        None => Progressing(format!("it is not {wanted} yet")),
    }
}

/// What any kind may say of itself: Stalled, Reconciling, Ready.
fn by_conditions(status: &Opened<'_>) -> Readiness {
    let conditions = Conditions::of(status.at("conditions"));
    if let Some(stalled) = conditions.with("Stalled", "True") {
        Failed(message_of(stalled, "it is stalled"))
    } else if let Some(reconciling) = conditions.with("Reconciling", "True") {
        Progressing(message_of(reconciling, "it is reconciling"))
    } else if let Some(ready) = conditions
        .with("Ready", "False")
        .or_else(|| conditions.with("Ready", "Unknown"))
    {
        Progressing(message_of(ready, "it is not ready"))
    } else {
        Ready
    }
}

/// The conditions of an object.
#[derive(Debug)]
pub struct Conditions<'a>(Vec<Opened<'a>>);

impl<'a> Conditions<'a> {
    /// Those of a list.
    #[must_use]
    pub fn of(list: View<'a>) -> Self {
        Self(list.opened_elements())
    }

    /// The condition of this type.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Opened<'a>> {
        let mut conditions = self.0.iter();
        conditions.find(|condition| condition.at("type").is(name))
    }

    /// The condition of this type, if it has this status.
    fn with(&self, name: &str, status: &str) -> Option<&Opened<'a>> {
        self.get(name)
            .filter(|condition| condition.at("status").is(status))
    }
}

fn message_of(part: &Opened<'_>, otherwise: &str) -> String {
    let message = part.at("message").as_str();
    let message = message.filter(|message| !message.is_empty());
    message.map_or_else(|| otherwise.to_owned(), Into::into)
}

/// The generation that the object's controller has seen.
fn seen_generation(status: &Opened<'_>) -> Option<i64> {
    status.at("observedGeneration").as_i64()
}

fn wanted_replicas(object: &Live) -> i64 {
    object.view(Part::Spec).at("replicas").as_i64().unwrap_or(1)
}

fn count(status: &Opened<'_>, field: &str) -> i64 {
    let count = status.at(field).as_i64();
    count.unwrap_or(0)
}

/// What is to be said of several objects, of which there may be too many for a status.
#[must_use]
pub fn joined(reasons: &[String]) -> String {
    let said = reasons[..reasons.len().min(LISTED)].join("; ");
    match reasons.len().saturating_sub(LISTED) {
        0 => said,
        more => format!("{said}; and {more} more"),
    }
}
