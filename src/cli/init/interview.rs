//! What `init` needs to know, whether from flags or from a conversation.

use std::collections::BTreeSet;
use std::fmt;

use super::child::Child;
use super::field::Field;
use super::template;
use crate::problem::Severity;
use crate::validate;

/// Everything that a first spec is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Interview {
    /// The operator's name.
    pub name: String,
    /// The operator's image; derived from the name when left out.
    pub image: Option<String>,
    /// The API group.
    pub group: String,
    /// The kind.
    pub kind: String,
    /// The API version.
    pub version: String,
    /// Where objects of the kind live.
    pub scope: Scope,
    /// The fields that were asked for; the children bring more.
    pub fields: Vec<Field>,
    /// The children that were asked for.
    pub children: Vec<Child>,
}

/// Where objects of a kind live.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum Scope {
    /// In namespaces
    #[default]
    Namespaced,
    /// In the cluster itself
    Cluster,
}

impl fmt::Display for Scope {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Namespaced => "namespaced",
            Self::Cluster => "cluster",
        })
    }
}

impl Default for Interview {
    fn default() -> Self {
        Self {
            name: "webapp-operator".to_owned(),
            image: None,
            group: "apps.example.com".to_owned(),
            kind: "WebApp".to_owned(),
            version: "v1".to_owned(),
            scope: Scope::Namespaced,
            fields: Vec::new(),
            children: vec![Child::Deployment, Child::Service],
        }
    }
}

impl Interview {
    /// The operator's image.
    pub fn image(&self) -> String {
        match &self.image {
            Some(image) => image.clone(),
            None => format!("ghcr.io/example/{}", self.name),
        }
    }

    /// The children, with those that they make no sense without, in the order of their dependence.
    pub fn all_children(&self) -> Vec<Child> {
        let mut children = self.children.clone();
        if children.contains(&Child::Ingress) {
            children.push(Child::Service);
        }
        let workload = children.iter().any(|child| child.is_workload());
        if !workload && children.iter().any(|child| child.needs_workload()) {
            children.push(Child::Deployment);
        }
        children.sort_unstable();
        children.dedup();
        children
    }

    /// The fields: those of the children first, unless they were asked for by the same name, then the others.
    pub fn all_fields(&self) -> Vec<Field> {
        let children = self.all_children();
        let mut fields: Vec<Field> = Vec::new();
        let cluster = (self.scope == Scope::Cluster).then(Field::namespace);
        let needed = children.iter().flat_map(|child| child.fields());
        for field in cluster.into_iter().chain(needed).chain(self.fields.clone()) {
            match fields.iter_mut().find(|known| known.name == field.name) {
                Some(known) => *known = field,
                None => fields.push(field),
            }
        }
        fields
    }

    /// The fields that no template reads by name.
    pub fn own_fields(&self) -> impl Iterator<Item = &Field> {
        let children = self.all_children();
        let read: BTreeSet<String> = children
            .iter()
            .flat_map(|child| child.fields())
            .map(|field| field.name)
            .collect();
        self.fields
            .iter()
            .filter(move |field| !read.contains(&field.name))
    }

    /// The first error that the spec of these answers has, as a sentence; an answer is as good as the spec it leads to.
    pub fn problem(&self) -> anyhow::Result<Option<String>> {
        if self.children.contains(&Child::Deployment) && self.children.contains(&Child::Statefulset)
        {
            return Ok(Some(
                "a deployment and a statefulset would share their pods' labels: choose one"
                    .to_owned(),
            ));
        }
        if let Some(problem) = self.unfit_field() {
            return Ok(Some(problem));
        }
        let problems = validate::load(&template::spec(self)?).problems;
        let error = problems
            .into_iter()
            .find(|problem| problem.severity == Severity::Error);
        Ok(error.map(|error| {
            let label = Some(error.label).filter(|label| !label.is_empty());
            [Some(error.message), label, error.hint]
                .into_iter()
                .flatten()
                .collect::<Vec<_>>()
                .join("; ")
        }))
    }

    /// A field that a child reads by this name as something else.
    fn unfit_field(&self) -> Option<String> {
        self.all_children().into_iter().find_map(|child| {
            child.fields().into_iter().find_map(|read| {
                let own = self.fields.iter().find(|field| field.name == read.name)?;
                let differs = own.kind() != read.kind();
                differs.then(|| {
                    format!(
                        "the {child} reads the field `{}` and needs it to be of type {}; choose another name",
                        read.name,
                        read.kind()
                    )
                })
            })
        })
    }
}
