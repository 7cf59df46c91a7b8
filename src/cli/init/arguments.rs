//! The flags of `init`, and the answers that they give.

use std::path::{Path, PathBuf};

use anyhow::bail;

use super::child::Child;
use super::field::Field;
use super::interview::{Interview, Scope};

/// Start a project: write an operator.yaml and generate the operator from it
///
/// On a terminal it asks for what the flags leave open. Elsewhere, and with --yes, it asks nothing and takes defaults:
/// a kind WebApp with the fields image, replicas and port, which owns a Deployment and a Service.
#[derive(Clone, Debug, clap::Args)]
#[command(
    disable_version_flag = true,
    after_help = "\
Examples:
  operator-gen init my-operator
      Ask on a terminal, take defaults elsewhere

  operator-gen init --kind Shop --group shop.example.com --child ingress
      A Shop with a host name

  operator-gen init --kind Cache --field size:integer,default=3,min=1,max=9
      A field of your own

A field is name:type followed by keys of the spec: required, default=1,
minimum=0, maximum=9, maxLength=63, pattern=^a, enum=a|b, items=string,
values=string, description=... (min and max are short for minimum, maximum)"
)]
pub struct Arguments {
    /// The project's folder; made when it is not there
    #[arg(value_name = "DIRECTORY", default_value = ".")]
    pub directory: PathBuf,
    /// The operator's name, a DNS label [default: the folder's name, or KIND-operator]
    #[arg(long)]
    pub name: Option<String>,
    /// The operator's container image, without a tag [default: ghcr.io/example/NAME]
    #[arg(long)]
    pub image: Option<String>,
    /// The API group, a domain of yours [default: apps.example.com]
    #[arg(long)]
    pub group: Option<String>,
    /// The kind, in CamelCase [default: WebApp]
    #[arg(long)]
    pub kind: Option<String>,
    /// The API version [default: v1]
    #[arg(long)]
    pub version: Option<String>,
    /// Where objects of the kind live [default: namespaced]
    #[arg(long, value_enum, ignore_case = true)]
    pub scope: Option<Scope>,
    /// A field; may be repeated
    #[arg(long = "field", value_name = "NAME:TYPE[,KEY[=VALUE]]...")]
    pub fields: Vec<Field>,
    /// An object to own; may be repeated [default: deployment, service]
    #[arg(long = "child", value_enum, value_name = "CHILD")]
    pub children: Vec<Child>,
    /// Ask nothing, also on a terminal
    #[arg(short, long)]
    pub yes: bool,
    /// Only write operator.yaml
    #[arg(long)]
    pub no_generate: bool,
    /// Overwrite an existing operator.yaml, and generated files that were edited by hand
    #[arg(long)]
    pub force: bool,
}

impl Arguments {
    /// Whether they leave nothing of importance open.
    pub fn are_sufficient(&self) -> bool {
        self.yes || (self.name.is_some() && self.group.is_some() && self.kind.is_some())
    }

    /// The answers that they give, with defaults for what they leave open. A wrong one is named by its flag.
    pub fn interview(&self) -> anyhow::Result<Interview> {
        let mut interview = Interview::default();
        if let Some(kind) = &self.kind {
            interview.name = format!("{}-operator", kind.to_ascii_lowercase());
        }
        if let Some(name) = folder_name(&self.directory) {
            let mut named = interview.clone();
            named.name = name;
            // A folder may be called anything; its name is only a suggestion.
            if named.problem()?.is_none() {
                interview = named;
            }
        }
        if let Some(name) = &self.name {
            interview.name.clone_from(name);
            check("--name", name, &interview)?;
        }
        if let Some(image) = &self.image {
            interview.image = Some(image.clone());
            check("--image", image, &interview)?;
        }
        if let Some(group) = &self.group {
            interview.group.clone_from(group);
            check("--group", group, &interview)?;
        }
        if let Some(kind) = &self.kind {
            interview.kind.clone_from(kind);
            check("--kind", kind, &interview)?;
        }
        if let Some(version) = &self.version {
            interview.version.clone_from(version);
            check("--version", version, &interview)?;
        }
        if let Some(scope) = self.scope {
            interview.scope = scope;
            check("--scope", &scope.to_string(), &interview)?;
        }
        if !self.children.is_empty() {
            interview.children.clone_from(&self.children);
            let children: Vec<String> = self.children.iter().map(Child::to_string).collect();
            check("--child", &children.join(" "), &interview)?;
        }
        for field in &self.fields {
            if interview
                .fields
                .iter()
                .any(|known| known.name == field.name)
            {
                bail!(
                    "--field {field}: there are two fields called `{}`",
                    field.name
                );
            }
            interview.fields.push(field.clone());
            check("--field", &field.to_string(), &interview)?;
        }
        Ok(interview)
    }
}

fn check(flag: &str, value: &str, interview: &Interview) -> anyhow::Result<()> {
    match interview.problem()? {
        Some(problem) => bail!("{flag} {value}: {problem}"),
        None => Ok(()),
    }
}

fn folder_name(directory: &Path) -> Option<String> {
    let name = directory.file_name()?.to_str()?;
    Some(name.to_owned())
}
