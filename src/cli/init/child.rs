//! The common objects that `init` has templates for.

use std::fmt;

use clap::ValueEnum;

use super::field::Field;

/// A common object, in the order in which a spec names them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
pub enum Child {
    /// A map of settings, read as environment variables
    Configmap,
    /// A password, read as an environment variable
    Secret,
    /// An identity for the pods
    Serviceaccount,
    /// A volume, mounted at /data
    Pvc,
    /// Pods that are all alike
    Deployment,
    /// Pods with names of their own
    Statefulset,
    /// Pods that run once
    Job,
    /// Pods that run on a schedule
    Cronjob,
    /// A stable address for the pods
    Service,
    /// A host name for the service
    Ingress,
    /// As many pods as the load asks for
    Hpa,
    /// A limit on how many pods may be taken down at once
    Pdb,
}

impl Child {
    /// The name of the flag's value and of the template.
    pub fn name(self) -> String {
        self.to_possible_value()
            .map_or_else(String::new, |value| value.get_name().to_owned())
    }

    /// Its template, and the one that it includes.
    pub fn template(self) -> &'static str {
        match self {
            Self::Configmap => include_str!("../../../templates/init/configmap.yaml"),
            Self::Secret => include_str!("../../../templates/init/secret.yaml"),
            Self::Serviceaccount => include_str!("../../../templates/init/serviceaccount.yaml"),
            Self::Pvc => include_str!("../../../templates/init/pvc.yaml"),
            Self::Deployment => include_str!("../../../templates/init/deployment.yaml"),
            Self::Statefulset => include_str!("../../../templates/init/statefulset.yaml"),
            Self::Job => include_str!("../../../templates/init/job.yaml"),
            Self::Cronjob => include_str!("../../../templates/init/cronjob.yaml"),
            Self::Service => include_str!("../../../templates/init/service.yaml"),
            Self::Ingress => include_str!("../../../templates/init/ingress.yaml"),
            Self::Hpa => include_str!("../../../templates/init/hpa.yaml"),
            Self::Pdb => include_str!("../../../templates/init/pdb.yaml"),
        }
    }

    /// Whether it keeps pods running.
    pub fn is_workload(self) -> bool {
        matches!(self, Self::Deployment | Self::Statefulset)
    }

    /// Whether it is about the pods of a workload.
    pub fn needs_workload(self) -> bool {
        matches!(self, Self::Service | Self::Ingress | Self::Hpa | Self::Pdb)
    }

    /// The fields that its template reads.
    pub fn fields(self) -> Vec<Field> {
        match self {
            Self::Deployment | Self::Statefulset => {
                vec![Field::image(), Field::replicas(), Field::port()]
            }
            Self::Job => vec![Field::image()],
            Self::Cronjob => vec![Field::image(), Field::schedule()],
            Self::Ingress => vec![Field::host()],
            Self::Configmap => vec![Field::config()],
            Self::Secret => vec![Field::password()],
            Self::Pvc => vec![Field::storage()],
            Self::Hpa => vec![Field::min_replicas(), Field::max_replicas()],
            Self::Service | Self::Serviceaccount | Self::Pdb => Vec::new(),
        }
    }
}

impl fmt::Display for Child {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.name())
    }
}
