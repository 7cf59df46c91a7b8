//! Whether an Ingress leads to ports that its Services have.

use super::at::At;
use super::family::Family;
use super::mentions::{self, Mention};
use super::named;
use super::ports::hint;
use super::text::Text;
use crate::problem::Problem;
use crate::validate::codes;
use crate::validate::context::Context;

pub(super) fn check(context: &mut Context, family: &Family) {
    let sound = family.members.iter().filter(|member| member.is_sound);
    for member in sound.filter(|member| member.is("networking.k8s.io", "Ingress")) {
        for backend in mentions::backends(member.template()) {
            let Some(name) = backend.get("name") else {
                continue;
            };
            let mention = Mention {
                group: String::new(),
                kind: "Service".to_owned(),
                name,
                optional: false,
                keys: Vec::new(),
            };
            let text = family.scalar(member, name);
            let service = text.and_then(|text| named::child(family, &mention, &text));
            let ports = service
                .filter(|service| service.is_sound)
                .and_then(|service| {
                    let ports = service.template().path(&["spec", "ports"])?.items()?;
                    let port = |key: &str| {
                        let ports = ports.iter().filter_map(|port| port.get(key));
                        ports
                            .map(|at| family.scalar(&service, at))
                            .collect::<Option<Vec<Text>>>()
                    };
                    Some((service.key.name.as_str(), port("name")?, port("port")?))
                });
            if let Some((service, names, numbers)) = ports {
                for (key, found) in [("name", &names), ("number", &numbers)] {
                    if let Some(at) = backend.path(&["port", key]) {
                        let text = family.scalar(member, at);
                        one(context, service, (at, text.as_ref()), found);
                    }
                }
            }
        }
    }
}

/// Reports a port that a Service does not have, where all are known.
fn one(context: &mut Context, service: &str, (at, text): (At, Option<&Text>), found: &[Text]) {
    let literals: Option<Vec<&str>> = found.iter().map(Text::as_literal).collect();
    let (Some(port), Some(literals)) = (text.and_then(Text::as_literal), literals) else {
        return;
    };
    if !literals.contains(&port) {
        let message = format!("the Service `{service}` has no port `{port}`");
        let problem = Problem::error(codes::NO_PORT, at.span(), message);
        context.push(problem.hint(hint(port, literals.into_iter())));
    }
}
