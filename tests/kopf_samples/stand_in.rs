//! Stands in for what the samples talk to: nothing is there, and all calls come to an error.

use operator_runtime::HookError;

use crate::generated::webapp::WebApp;

type Answer<T> = Result<T, HookError>;

fn nobody<T>() -> Answer<T> {
    Err(HookError::permanent("Absent", "nobody is there"))
}

#[derive(Default)]
pub struct Databases;

impl Databases {
    pub async fn connect(_at: &str) -> Answer<Self> {
        nobody()
    }

    pub async fn close(&self) -> Answer<()> {
        nobody()
    }

    pub async fn put(&self, _uid: &str, _size: i32) -> Answer<String> {
        nobody()
    }

    pub async fn migrate(&self, _image: &str) -> Answer<()> {
        nobody()
    }

    pub async fn resize(&self, _from: i32, _to: i32) -> Answer<()> {
        nobody()
    }

    pub async fn drop(&self, _uid: &str) -> Answer<()> {
        nobody()
    }

    pub async fn vacuum(&self, _webapp: &WebApp) -> Answer<()> {
        nobody()
    }

    pub async fn read_log(&self, _webapp: &WebApp) -> Answer<()> {
        nobody()
    }

    pub async fn log_in(&self, _webapp: &WebApp, _with: impl Send) -> Answer<()> {
        nobody()
    }
}

#[derive(Default)]
pub struct Connections;

impl Connections {
    pub async fn open(&self, _webapp: &WebApp) -> Answer<()> {
        nobody()
    }
}

#[derive(Default)]
pub struct Dashboard;

impl Dashboard {
    pub async fn show(&self, _status: impl Send) -> Answer<()> {
        nobody()
    }

    pub async fn remove(&self, _metadata: impl Send) -> Answer<()> {
        nobody()
    }
}
