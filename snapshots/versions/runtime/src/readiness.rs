//! Whether a live object does its work, as kstatus defines it.
//!
//! `operator-gen render` uses this very source, so that nothing here may need the rest of the runtime.
//!
//! Source: <https://github.com/kubernetes-sigs/cli-utils/tree/master/pkg/kstatus>.

use super::object::{Live, Part, View};

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
    if seen_generation(object).is_some_and(|seen| seen < object.generation()) {
        return Progressing("its latest spec is not observed yet".into());
    }
    match (group, kind) {
        ("apps", "Deployment") => deployment(object),
        ("apps", "StatefulSet") => stateful_set(object),
        ("apps", "DaemonSet") => daemon_set(object),
        ("apps", "ReplicaSet") | ("", "ReplicationController") => replica_set(object),
        ("batch", "Job") => job(object),
        ("", "Pod") => pod(object),
        ("", "PersistentVolumeClaim") => phase(object, "Bound"),
        ("", "Service") => service(object),
        ("policy", "PodDisruptionBudget") => disruption_budget(object),
        ("apiextensions.k8s.io", "CustomResourceDefinition") => definition(object),
        _ => by_conditions(object),
    }
}

fn deployment(object: &Live) -> Readiness {
    if let Some(progress) = condition(object, "Progressing")
        && progress.at("reason").is("ProgressDeadlineExceeded")
    {
        return Failed(message_of(progress, "its progress deadline is exceeded"));
    }
    if let Some(failure) =
        condition(object, "ReplicaFailure").filter(|failure| holds(*failure, "True"))
    {
        return Progressing(message_of(failure, "its pods cannot be created"));
    }
    let wanted = wanted_replicas(object);
    let (replicas, updated) = (count(object, "replicas"), count(object, "updatedReplicas"));
    let (ready, available) = (
        count(object, "readyReplicas"),
        count(object, "availableReplicas"),
    );
    if seen_generation(object).is_none() {
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

fn stateful_set(object: &Live) -> Readiness {
    let strategy = object.view(Part::Spec).at("updateStrategy");
    if strategy.at("type").is("OnDelete") {
        return Ready;
    }
    let wanted = wanted_replicas(object);
    let partition = strategy.at("rollingUpdate").at("partition").as_i64();
    let partition = partition.unwrap_or(0);
    let (ready, updated) = (
        count(object, "readyReplicas"),
        count(object, "updatedReplicas"),
    );
    let status = object.view(Part::Status);
    if seen_generation(object).is_none() {
        Progressing("it is not observed yet".into())
    } else if count(object, "replicas") > wanted {
        Progressing(format!(
            "{} surplus replicas are still running",
            count(object, "replicas") - wanted
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

fn daemon_set(object: &Live) -> Readiness {
    if seen_generation(object).is_none() {
        return Progressing("it is not observed yet".into());
    }
    let wanted = count(object, "desiredNumberScheduled");
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
        let have = count(object, field);
        if have < wanted {
            return Progressing(format!("{have} of {wanted} pods are {verb}"));
        }
    }
    Ready
}

fn replica_set(object: &Live) -> Readiness {
    if let Some(failure) =
        condition(object, "ReplicaFailure").filter(|failure| holds(*failure, "True"))
    {
        return Progressing(message_of(failure, "its pods cannot be created"));
    }
    let wanted = wanted_replicas(object);
    let (ready, available) = (
        count(object, "readyReplicas"),
        count(object, "availableReplicas"),
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
fn job(object: &Live) -> Readiness {
    if let Some(failed) = condition(object, "Failed").filter(|failed| holds(*failed, "True")) {
        return Failed(message_of(failed, "it failed"));
    }
    let is_suspended = object.view(Part::Spec).at("suspend").as_bool() == Some(true);
    if object.view(Part::Status).at("startTime").is_null() && !is_suspended {
        return Progressing("it has not started yet".into());
    }
    Ready
}

fn pod(object: &Live) -> Readiness {
    let status = object.view(Part::Status);
    match status.at("phase").as_str().as_deref() {
        Some("Succeeded") => Ready,
        Some("Failed") => Failed(message_of(status, "it failed")),
        Some("Running") => match condition(object, "Ready") {
            Some(ready) if holds(ready, "True") => Ready,
            Some(ready) => Progressing(message_of(ready, "it is not ready")),
            None => Progressing("it is not ready".into()),
        },
        _ => Progressing("it does not run yet".into()),
    }
}

fn service(object: &Live) -> Readiness {
    let is_balanced = object.view(Part::Spec).at("type").is("LoadBalancer");
    let balancer = object.view(Part::Status).at("loadBalancer");
    if is_balanced && balancer.at("ingress").elements().is_empty() {
        Progressing("its load balancer has no address yet".into())
    } else {
        Ready
    }
}

fn disruption_budget(object: &Live) -> Readiness {
    let (healthy, wanted) = (
        count(object, "currentHealthy"),
        count(object, "desiredHealthy"),
    );
    if seen_generation(object).is_none() {
        Progressing("it is not observed yet".into())
    } else if healthy < wanted {
        Progressing(format!("{healthy} of {wanted} pods are healthy"))
    } else {
        Ready
    }
}

fn definition(object: &Live) -> Readiness {
    if let Some(names) = condition(object, "NamesAccepted").filter(|names| holds(*names, "False")) {
        return Failed(message_of(names, "its names are taken"));
    }
    match condition(object, "Established").filter(|established| holds(*established, "True")) {
        Some(_) => Ready,
        None => Progressing("it is not established yet".into()),
    }
}

fn phase(object: &Live, wanted: &str) -> Readiness {
    match object.view(Part::Status).at("phase").as_str().as_deref() {
        Some(phase) if phase == wanted => Ready,
        Some("Lost") => Failed("its volume is lost".into()),
        Some(phase) => Progressing(format!("it is {phase}, not {wanted}")),
        None => Progressing(format!("it is not {wanted} yet")),
    }
}

/// What any kind may say of itself: Stalled, Reconciling, Ready.
fn by_conditions(object: &Live) -> Readiness {
    let is = |name, status| condition(object, name).filter(|found| holds(*found, status));
    if let Some(stalled) = is("Stalled", "True") {
        Failed(message_of(stalled, "it is stalled"))
    } else if let Some(reconciling) = is("Reconciling", "True") {
        Progressing(message_of(reconciling, "it is reconciling"))
    } else if let Some(ready) = is("Ready", "False").or_else(|| is("Ready", "Unknown")) {
        Progressing(message_of(ready, "it is not ready"))
    } else {
        Ready
    }
}

fn condition<'a>(object: &'a Live, name: &str) -> Option<View<'a>> {
    let conditions = object.view(Part::Status).at("conditions").elements();
    let mut conditions = conditions.into_iter();
    conditions.find(|condition| condition.at("type").is(name))
}

/// Whether a condition has this status.
fn holds(condition: View<'_>, status: &str) -> bool {
    condition.at("status").is(status)
}

fn message_of(condition: View<'_>, otherwise: &str) -> String {
    let message = condition.at("message").as_str();
    let message = message.filter(|message| !message.is_empty());
    message.map_or_else(|| otherwise.to_owned(), Into::into)
}

/// The generation that the object's controller has seen.
fn seen_generation(object: &Live) -> Option<i64> {
    object.view(Part::Status).at("observedGeneration").as_i64()
}

fn wanted_replicas(object: &Live) -> i64 {
    object.view(Part::Spec).at("replicas").as_i64().unwrap_or(1)
}

fn count(object: &Live, field: &str) -> i64 {
    let count = object.view(Part::Status).at(field).as_i64();
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
