//! Containers: their resources, ports, variables and probes.

use super::super::at::At;
use super::{label, one_of, port, quantity, refuse};
use crate::model::Template;
use crate::problem::Problem;
use crate::validate::codes;
use crate::validate::context::Context;
use crate::validate::names::matches;
use crate::validate::suggest::did_you_mean;

/// What containers can have of a node; what others offer has a domain in its name.
const RESOURCES: [&str; 3] = ["cpu", "memory", "ephemeral-storage"];

/// What a probe asks.
const PROBES: [&str; 4] = ["httpGet", "tcpSocket", "exec", "grpc"];

pub(super) fn check(context: &mut Context, container: At) {
    label(context, container, "container");
    if let Some(resources) = container.get("resources") {
        self::resources(context, resources);
    }
    for at in container.list("ports") {
        port(context, at, "containerPort");
        port_name(context, at);
    }
    for variable in container.list("env") {
        one_of(
            context,
            variable,
            &["value", "valueFrom"],
            "the variable",
            false,
        );
        if let Some(from) = variable
            .get("valueFrom")
            .filter(|from| from.entries().is_some())
        {
            let sources = [
                "configMapKeyRef",
                "secretKeyRef",
                "fieldRef",
                "resourceFieldRef",
                "fileKeyRef",
            ];
            one_of(context, from, &sources, "`valueFrom`", true);
        }
    }
    for key in ["livenessProbe", "readinessProbe", "startupProbe"] {
        if let Some(probe) = container.get(key).filter(|probe| probe.entries().is_some()) {
            one_of(context, probe, &PROBES, "the probe", true);
        }
    }
}

fn resources(context: &mut Context, resources: At) {
    let entries = |key: &str| resources.get(key).and_then(At::entries).unwrap_or_default();
    let (requests, limits) = (entries("requests"), entries("limits"));
    for (key, at) in requests.iter().chain(&limits) {
        let name = key.name.as_str();
        let is_known = RESOURCES.contains(&name) || name.starts_with("hugepages-");
        if !is_known && !name.contains('/') {
            let message = format!("containers have no resource `{name}`");
            let hint = did_you_mean(name, RESOURCES.into_iter());
            let hint =
                hint.or_else(|| (name == "mem").then(|| "did you mean `memory`?".to_owned()));
            let others = "there is `cpu`, `memory` and `ephemeral-storage`; what others offer has a domain, such as `example.com/gpu`";
            refuse(
                context,
                key.span.clone(),
                message,
                hint.unwrap_or_else(|| others.to_owned()),
            );
        }
        if let ("memory" | "ephemeral-storage", Template::Text(text)) = (name, at.value)
            && let Some(text) = text.literal().filter(|text| text.ends_with('m'))
        {
            let message = format!("`{text}` of {name} is in thousandths of a byte");
            let problem = Problem::warning(codes::THOUSANDTHS, at.span(), message);
            context.push(problem.hint(format!("write `{}Mi`", text.trim_end_matches('m'))));
        }
    }
    for (key, at) in requests {
        let limit = limits.iter().find(|(limit, _)| limit.name == key.name);
        let both = limit
            .and_then(|(_, limit)| quantity(*limit))
            .zip(quantity(at));
        if both.is_some_and(|(limit, request)| request.is_greater_than(&limit)) {
            let message = format!("more {} is asked for than the limit allows", key.name);
            refuse(
                context,
                at.span(),
                message,
                "raise the limit, or ask for less",
            );
        }
    }
}

fn port_name(context: &mut Context, at: At) {
    let literal = at.literal("name").zip(at.get("name"));
    let is_right = |name: &str| {
        let form = "^[a-z0-9]([-a-z0-9]{0,13}[a-z0-9])?$";
        matches(form, name) && matches("[a-z]", name) && !name.contains("--")
    };
    if let Some((name, at)) = literal.filter(|(name, _)| !is_right(name)) {
        let message = format!("`{name}` is not the name of a container's port");
        let hint = "it is up to 15 lower-case letters, digits and `-`, with a letter among them";
        refuse(context, at.span(), message, hint);
    }
}
