//! Ports that others name: the target of a Service's port, the port of an Ingress's backend, the port of a probe.

use super::at::At;
use super::family::{Family, Member};
use super::pods::{self, Pods};
use super::services;
use super::text::{Same, Text};
use crate::problem::Problem;
use crate::validate::codes;
use crate::validate::context::Context;
use crate::validate::suggest::did_you_mean;

pub(super) fn check(context: &mut Context, family: &Family) {
    for member in family.members.iter().filter(|member| member.is_sound) {
        if member.is("", "Service") {
            targets(context, family, member);
        }
        if let Some(pods) = pods::of(family, member) {
            for container in pods::containers(pods.spec) {
                probes(context, family, &pods, container);
            }
        }
    }
}

/// A port of a container that is written out.
struct Port {
    name: Option<Text>,
    number: Option<Text>,
    protocol: Option<Text>,
}

impl Port {
    fn read(family: &Family, member: &Member, at: At) -> Self {
        let scalar = |key: &str| at.get(key).and_then(|at| family.scalar(member, at));
        Self {
            name: scalar("name"),
            number: scalar("containerPort"),
            protocol: protocol(family, member, at),
        }
    }

    fn has(&self, name: &Text) -> Same {
        let found = self.name.as_ref();
        found.map_or(Same::Never, |found| found.compare(name))
    }
}

/// The protocol of a port of a container or a Service.
fn protocol(family: &Family, member: &Member, port: At) -> Option<Text> {
    match port.get("protocol") {
        Some(at) => family.scalar(member, at),
        None => Some(Text::literal("TCP")),
    }
}

/// The names of ports, as far as they are known.
fn names(ports: &[Port]) -> impl Iterator<Item = &str> + Clone {
    ports
        .iter()
        .filter_map(|port| port.name.as_ref()?.as_literal())
}

/// The ports that a Service leads to, where it is known which pods it selects and all their ports are written out.
fn targets(context: &mut Context, family: &Family, member: &Member) {
    let Some((selector, _)) = services::selector(family, member) else {
        return;
    };
    let found = services::found(family, &selector);
    let is_written = |pods: &Pods| pods::are_written(pods.spec, "ports");
    if found.is_empty() || !found.iter().all(is_written) {
        return;
    }
    let ports: Vec<Port> = found
        .iter()
        .flat_map(|pods| declared(family, pods))
        .collect();
    let named: Vec<String> = found
        .iter()
        .map(|pods| format!("`{}`", pods.member.key.name))
        .collect();
    let named = named.join(" and ");
    for at in member
        .template()
        .path(&["spec"])
        .map_or_else(Vec::new, |spec| spec.list("ports"))
    {
        let Some(target) = at.get("targetPort").or_else(|| at.get("port")) else {
            continue;
        };
        let Some(text) = family.scalar(member, target) else {
            continue;
        };
        let protocol = protocol(family, member, at);
        match text.as_literal() {
            Some(name) if !is_number(name) => {
                named_target(
                    context,
                    (&text, name),
                    protocol.as_ref(),
                    &ports,
                    (target, &named),
                );
            }
            _ => numbered_target(context, &text, &ports, (target, &named)),
        }
    }
}

fn declared(family: &Family, pods: &Pods) -> Vec<Port> {
    let containers = pods::lasting(pods.spec).into_iter();
    let ports = containers.flat_map(|container| container.list("ports"));
    ports
        .map(|port| Port::read(family, &pods.member, port))
        .collect()
}

fn is_number(text: &str) -> bool {
    text.chars().all(|letter| letter.is_ascii_digit())
}

fn named_target(
    context: &mut Context,
    (text, name): (&Text, &str),
    protocol: Option<&Text>,
    ports: &[Port],
    (place, pods): (At, &str),
) {
    let same = |port: &&Port| port.has(text) < Same::ByChance;
    let of_the_name: Vec<&Port> = ports.iter().filter(same).collect();
    if of_the_name.is_empty() {
        let message = format!("no container of {pods} has a port named `{name}`");
        let problem = Problem::error(codes::NO_PORT, place.span(), message);
        context.push(problem.hint(hint(name, names(ports))));
        return;
    }
    let other = |port: &&Port| {
        let both = port.protocol.as_ref().zip(protocol);
        both.is_some_and(|(one, other)| one.compare(other) == Same::Never)
    };
    if let (true, Some(Some(found))) = (
        of_the_name.iter().all(other),
        of_the_name.first().map(|port| port.protocol.as_ref()),
    ) {
        let message = format!("the port `{name}` of {pods} is of the protocol {found}");
        context.push(
            Problem::error(codes::NO_PORT, place.span(), message).hint(format!(
                "give the port of the Service `protocol: {found}`, too"
            )),
        );
    }
}

fn numbered_target(context: &mut Context, text: &Text, ports: &[Port], (place, pods): (At, &str)) {
    let other = |port: &Port| {
        let number = port.number.as_ref();
        number.is_some_and(|number| number.compare(text) >= Same::ByChance)
    };
    if ports.is_empty() || !ports.iter().all(other) {
        return;
    }
    let numbers: Vec<String> = ports
        .iter()
        .filter_map(|port| Some(port.number.as_ref()?.to_string()))
        .collect();
    let message = format!("no container of {pods} declares the port {text}");
    context.push(
        Problem::warning(codes::UNDECLARED_PORT, place.span(), message).hint(format!(
            "lead to a port that one declares: {}; `targetPort` is the same as `port` unless given",
            numbers.join(", ")
        )),
    );
}

/// The probes and hooks of a container name ports of that container.
fn probes(context: &mut Context, family: &Family, pods: &Pods, container: At) {
    let probes = ["livenessProbe", "readinessProbe", "startupProbe"];
    let probes = probes.iter().filter_map(|key| container.get(key));
    let hooks = ["postStart", "preStop"];
    let hooks = hooks
        .iter()
        .filter_map(|key| container.path(&["lifecycle", key]));
    let ports = container.get("ports");
    if ports.is_some_and(|ports| ports.items().is_none()) {
        return;
    }
    let ports: Vec<Port> = ports
        .and_then(At::items)
        .unwrap_or_default()
        .into_iter()
        .map(|port| Port::read(family, &pods.member, port))
        .collect();
    for at in probes.chain(hooks) {
        let actions = ["httpGet", "tcpSocket"].into_iter();
        for port in actions.filter_map(|key| at.path(&[key, "port"])) {
            let Some(text) = family.scalar(&pods.member, port) else {
                continue;
            };
            let Some(name) = text.as_literal().filter(|name| !is_number(name)) else {
                continue;
            };
            if ports.iter().all(|port| port.has(&text) >= Same::ByChance) {
                let message = format!("the container has no port named `{name}`");
                let problem = Problem::error(codes::NO_PORT, port.span(), message);
                context.push(problem.hint(hint(name, names(&ports))));
            }
        }
    }
}

/// What to name in place of a port that is not there.
pub(super) fn hint<'a>(name: &str, names: impl Iterator<Item = &'a str> + Clone) -> String {
    let all: Vec<String> = names.clone().map(|name| format!("`{name}`")).collect();
    let instead = || match all.is_empty() {
        true => format!("name one: `ports: [{{ name: {name}, containerPort: ... }}]`"),
        false => format!("there is {}", all.join(", ")),
    };
    did_you_mean(name, names).unwrap_or_else(instead)
}
