//! What conditions of webhooks know of `request`: what the API server says of what is about to happen.

use std::sync::Arc;

use crate::catalog::{Field, Schema};

/// The schema of `request`.
pub fn schema() -> Schema {
    let kind = || Schema::object("request.kind", texts(&["group", "version", "kind"]));
    let resource = || Schema::object("request.resource", texts(&["group", "version", "resource"]));
    let mut user = texts(&["username", "uid"]);
    user.push(Field::new("groups", Schema::list(Schema::text())));
    user.push(Field::new(
        "extra",
        Schema::Map(Arc::new(Schema::list(Schema::text()))),
    ));
    let mut fields = texts(&[
        "subResource",
        "requestSubResource",
        "name",
        "namespace",
        "operation",
    ]);
    fields.extend([
        Field::new("kind", kind()),
        Field::new("requestKind", kind()),
        Field::new("resource", resource()),
        Field::new("requestResource", resource()),
        Field::new("userInfo", Schema::object("request.userInfo", user)),
        Field::new("dryRun", Schema::Boolean),
        Field::new("options", Schema::Any),
    ]);
    Schema::object("request", fields)
}

fn texts(names: &[&'static str]) -> Vec<Field> {
    let text = |name: &&'static str| Field::new(*name, Schema::text());
    names.iter().map(text).collect()
}
