//! The values that the runtime makes up for the Secrets of a kind.

use crate::model::{Child, Generated, Resource};

/// `GENERATED` of a kind; nothing when it has none.
pub fn constant(resource: &Resource) -> String {
    let children = resource.children.iter();
    let values = children.flat_map(|child| child.generated.iter().map(move |value| (child, value)));
    let values: Vec<_> = values.collect();
    // As rustfmt breaks it.
    let list = match values.as_slice() {
        [] => return String::new(),
        [(child, value)] => literal(child, value, "    "),
        _ => {
            let line = |(child, value)| format!("        {},\n", literal(child, value, "        "));
            let lines: String = values.into_iter().map(line).collect();
            format!("\n{lines}    ")
        }
    };
    format!("    const GENERATED: &'static [Generated] = &[{list}];\n")
}

fn literal(child: &Child, Generated { key, length }: &Generated, indent: &str) -> String {
    let id = &child.id;
    format!(
        "Generated {{\n{indent}    child: {id:?},\n{indent}    key: {key:?},\n{indent}    length: {length},\n{indent}}}"
    )
}
