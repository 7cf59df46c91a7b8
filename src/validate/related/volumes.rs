//! Volumes: what containers mount is there, and what is there is mounted.

use super::at::At;
use super::family::Family;
use super::pods::{self, Pods};
use super::text::{Same, Text};
use crate::problem::Problem;
use crate::validate::codes;
use crate::validate::context::Context;
use crate::validate::suggest::did_you_mean;

/// What of a container names volumes.
const MOUNTS: [&str; 2] = ["volumeMounts", "volumeDevices"];

pub(super) fn check(context: &mut Context, family: &Family) {
    for member in family.members.iter().filter(|member| member.is_sound) {
        if let Some(pods) = pods::of(family, member) {
            mounts(context, family, &pods);
            unused(context, family, &pods);
        }
    }
}

/// The names of volumes, and where they are written; `None` where some may not be written.
fn volumes<'a>(family: &Family, pods: &Pods<'a>) -> Option<Vec<(Text, At<'a>)>> {
    let mut found = Vec::new();
    let mut read = |list: Option<At<'a>>, path: &[&str]| {
        let items = list.map_or_else(|| Some(Vec::new()), At::items)?;
        for at in items {
            let name = at.path(path)?;
            found.push((family.scalar(&pods.member, name)?, name));
        }
        Some(())
    };
    read(pods.spec.get("volumes"), &["name"])?;
    let claims = pods.member.template();
    read(
        claims.path(&["spec", "volumeClaimTemplates"]),
        &["metadata", "name"],
    )?;
    Some(found)
}

/// What mounts name, and where.
fn mounted<'a>(family: &Family, pods: &Pods<'a>) -> Vec<(Option<Text>, At<'a>)> {
    let containers = pods::containers(pods.spec).into_iter();
    let mounts = containers
        .flat_map(|at| MOUNTS.map(|key| at.list(key)))
        .flatten();
    let names = mounts.filter_map(|mount| mount.get("name"));
    names
        .map(|name| (family.scalar(&pods.member, name), name))
        .collect()
}

fn mounts(context: &mut Context, family: &Family, pods: &Pods) {
    let Some(volumes) = volumes(family, pods) else {
        return;
    };
    for (name, at) in mounted(family, pods) {
        let Some(name) = name else {
            continue;
        };
        if !volumes
            .iter()
            .all(|(volume, _)| volume.compare(&name) == Same::Never)
        {
            continue;
        }
        let names = volumes.iter().filter_map(|(volume, _)| volume.as_literal());
        let hint = did_you_mean(&name.to_string(), names).unwrap_or_else(|| {
            format!("add it to the pods' `volumes`, such as `{{ name: {name}, emptyDir: {{}} }}`")
        });
        let message = format!("the pods have no volume `{name}`");
        context.push(Problem::error(codes::NO_VOLUME, at.span(), message).hint(hint));
    }
}

fn unused(context: &mut Context, family: &Family, pods: &Pods) {
    let is_written = MOUNTS.iter().all(|key| pods::are_written(pods.spec, key));
    let Some(volumes) = volumes(family, pods).filter(|_| is_written) else {
        return;
    };
    let mounted = mounted(family, pods);
    for (volume, at) in volumes {
        let is_other = |(name, _): &(Option<Text>, At)| {
            name.as_ref()
                .is_some_and(|name| name.compare(&volume) >= Same::ByChance)
        };
        if mounted.iter().all(is_other) {
            let message = format!("no container mounts the volume `{volume}`");
            context.push(
                Problem::warning(codes::UNUSED_VOLUME, at.span(), message)
                    .hint("mount it with `volumeMounts`, or remove it"),
            );
        }
    }
}
