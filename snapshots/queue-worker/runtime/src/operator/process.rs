//! The operator as a process: environment, logs, servers, signals, exit code.

use std::process::ExitCode;

use tokio::runtime::Builder;

use super::Operator;
use crate::logging::{self, LevelControl};
use crate::process::Lifecycle;
use crate::server::{self, Site};
use crate::settings::Settings;
use crate::{api, shutdown};

/// The exit code when the operator cannot start or ends other than by being asked to.
const FAILURE: u8 = 1;

type Cause = Box<dyn std::error::Error + Send + Sync>;

impl<P: Lifecycle> Operator<P> {
    /// Runs the operator until SIGTERM or SIGINT, on one thread.
    #[must_use]
    pub fn run(self) -> ExitCode {
        match self.start() {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => {
                tracing::error!(reason = "Exit", "the operator ends: {error}");
                ExitCode::from(FAILURE)
            }
        }
    }

    fn start(self) -> Result<(), Cause> {
        // Settings that cannot be read are logged, too.
        let settings = Settings::from_env();
        let level = logging::init(
            settings
                .as_ref()
                .map(|settings| settings.log_level)
                .unwrap_or_default(),
        )?;
        let settings = settings?;
        // Someone else may have chosen a provider already, who had reasons; and with two in the program rustls chooses none.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let runtime = Builder::new_current_thread().enable_all().build()?;
        runtime.block_on(self.process(settings, level))
    }

    async fn process(self, settings: Settings, level: LevelControl) -> Result<(), Cause> {
        let signal = shutdown::signal()?;
        let client = api::connect(kube::Config::infer().await?, self.name)?;
        if let Some(address) = settings.metrics_address {
            let listener = server::bind(address).await?;
            tokio::spawn(server::serve(listener, Site::Metrics(self.metrics())));
        }
        if let Some(address) = settings.health_address {
            let listener = server::bind(address).await?;
            tokio::spawn(server::serve(listener, Site::Health(self.health(), level)));
        }
        tracing::info!(operator = self.name, "started");
        self.serve(client, settings, signal).await?;
        tracing::info!("stopped");
        Ok(())
    }
}
