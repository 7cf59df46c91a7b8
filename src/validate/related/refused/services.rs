//! Services: their ports and addresses.

use std::net::IpAddr;

use super::super::at::At;
use super::{label, port, refuse};
use crate::validate::context::Context;

pub(super) fn check(context: &mut Context, service: At) {
    let Some(spec) = service.get("spec") else {
        return;
    };
    let ports = spec.list("ports");
    for at in &ports {
        label(context, *at, "Service's port");
        for key in ["port", "nodePort", "targetPort"] {
            port(context, *at, key);
        }
        if ports.len() > 1 && at.entries().is_some() && at.get("name").is_none() {
            let message = "a port without a name beside others";
            refuse(
                context,
                at.span(),
                message,
                "with more than one port, each has a name",
            );
        }
    }
    let address = spec.literal("clusterIP").zip(spec.get("clusterIP"));
    let is_right = |text: &str| matches!(text, "" | "None") || text.parse::<IpAddr>().is_ok();
    if let Some((text, at)) = address.filter(|(text, _)| !is_right(text)) {
        let message = format!("`{text}` is not an address");
        refuse(
            context,
            at.span(),
            message,
            "write `None` for a Service without an address of its own",
        );
    }
}
