//! The programs of a control plane and how each is started.

use crate::layout::Layout;

/// A program of the control plane.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Component {
    /// The store.
    Etcd,
    /// The API server.
    ApiServer,
    /// The controllers of the built-in kinds, and the garbage collector.
    ControllerManager,
    /// Places pods on nodes.
    Scheduler,
    /// Plays the kubelet of every node.
    Kwok,
}

impl Component {
    /// All of them, in the order in which they start.
    pub const ALL: [Self; 5] = [
        Self::Etcd,
        Self::ApiServer,
        Self::ControllerManager,
        Self::Scheduler,
        Self::Kwok,
    ];

    /// The file name of the program.
    pub fn program(self) -> &'static str {
        match self {
            Self::Etcd => "etcd",
            Self::ApiServer => "kube-apiserver",
            Self::ControllerManager => "kube-controller-manager",
            Self::Scheduler => "kube-scheduler",
            Self::Kwok => "kwok",
        }
    }

    pub(crate) fn arguments(self, layout: &Layout) -> Vec<String> {
        match self {
            Self::Etcd => etcd(layout),
            Self::ApiServer => api_server(layout),
            Self::ControllerManager | Self::Scheduler => controller(self, layout),
            Self::Kwok => kwok(layout),
        }
    }
}

fn etcd(layout: &Layout) -> Vec<String> {
    let client = &layout.etcd_url;
    vec![
        format!("--data-dir={}", layout.path("etcd").display()),
        format!("--listen-client-urls={client}"),
        format!("--advertise-client-urls={client}"),
        format!("--listen-peer-urls={}", layout.etcd_peer_url),
        // The data outlives a killed process, only not a power cut.
        "--unsafe-no-fsync".into(),
        "--log-level=error".into(),
    ]
}

fn api_server(layout: &Layout) -> Vec<String> {
    let private_key = layout.service_account_key();
    let public_key = layout.service_account_public_key();
    vec![
        format!("--etcd-servers={}", layout.etcd_url),
        "--bind-address=127.0.0.1".into(),
        format!("--secure-port={}", layout.api_server_port),
        format!("--cert-dir={}", layout.certificates().display()),
        format!("--token-auth-file={}", layout.tokens().display()),
        "--authorization-mode=RBAC".into(),
        // As OpenShift does: who makes an object that blocks its owner's deletion needs a permission for it.
        "--enable-admission-plugins=OwnerReferencesPermissionEnforcement".into(),
        "--service-account-issuer=https://kubernetes.default.svc".into(),
        format!("--service-account-key-file={}", public_key.display()),
        format!(
            "--service-account-signing-key-file={}",
            private_key.display()
        ),
        "--service-cluster-ip-range=10.0.0.0/16".into(),
        format!("--audit-policy-file={}", layout.audit_policy().display()),
        format!("--audit-log-path={}", layout.audit_log().display()),
        // Megabytes: the log is read back whole, so it must not be rotated.
        "--audit-log-maxsize=1000000".into(),
    ]
}

fn controller(component: Component, layout: &Layout) -> Vec<String> {
    vec![
        format!(
            "--kubeconfig={}",
            layout.kubeconfig(component.program()).display()
        ),
        "--leader-elect=false".into(),
        "--secure-port=0".into(),
        // The defaults (20 to 50 a second) would make a load test measure them.
        "--kube-api-qps=500".into(),
        "--kube-api-burst=1000".into(),
    ]
}

fn kwok(layout: &Layout) -> Vec<String> {
    let mut arguments = vec![
        format!(
            "--kubeconfig={}",
            layout.kubeconfig(Component::Kwok.program()).display()
        ),
        "--manage-all-nodes=true".into(),
        "--node-lease-duration-seconds=40".into(),
    ];
    let stages = layout.stages.iter();
    arguments.extend(stages.map(|stage| format!("--config={}", stage.display())));
    arguments
}
