//! A kind with hooks, whose code does what a test tells it to and writes down what it was called for.

use std::cell::RefCell;
use std::collections::{HashMap, VecDeque};
use std::marker::PhantomData;
use std::time::Duration;

use futures::FutureExt;
use operator_runtime::hook::{Call, Filter, Hook, HookError, HookResult, On, Policy};
use operator_runtime::k8s_openapi::api::core::v1::ConfigMap;
use operator_runtime::kube::Api;
use operator_runtime::kube::core::ObjectMeta;
use operator_runtime::prometheus_client::metrics::counter::Counter;
use operator_runtime::{
    Child, ChildEvent, ChildResource, Condition, Kind, Lifecycle, OnDelete, ProcessContext,
    Reference, StatusField, Value, desired, json,
};
use serde::{Deserialize, Serialize};

/// Which hooks a kind has.
pub trait Hooked: Clone + Copy + std::fmt::Debug + Send + Sync + 'static {
    const HOOKS: &'static [Hook<Site<Self>>];
    const REFERENCES: &'static [Reference<Site<Self>>] = &[];
}

/// A site, with a config map that says what the site says.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(rename_all = "camelCase", bound = "")]
pub struct Site<S> {
    pub metadata: ObjectMeta,
    pub spec: SiteSpec,
    #[serde(skip)]
    hooks: PhantomData<S>,
}

#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct SiteSpec {
    pub image: String,
    #[serde(default)]
    pub replicas: i64,
    pub secret: Option<String>,
}

/// What hooks set in its status.
#[derive(Default, Deserialize, Serialize)]
pub struct SiteStatus {
    pub token: Option<String>,
}

/// What a field hook on `spec.replicas` sees.
#[derive(Deserialize)]
struct Replicas {
    #[serde(rename = "spec.replicas")]
    replicas: i64,
}

super::resource!(Site<S>, ["apps.example.com", "v1", "WebApp", "webapps"], S: Hooked);

impl<S: Hooked> Kind for Site<S> {
    const NAMESPACED: bool = true;
    const CHILDREN: &'static [Child<Self>] = &[Child {
        id: "config",
        resource: ChildResource {
            group: "",
            version: "v1",
            kind: "ConfigMap",
            plural: "configmaps",
            namespaced: true,
        },
        after: &[],
        each: None,
        when: None,
        build: |this, scope| {
            Ok(desired!({
                "apiVersion": "v1",
                "kind": "ConfigMap",
                "data": { "image": this.spec.image, "token": operator_runtime::cel::find(Some(scope.status), &["token"]) },
            }))
        },
        ready_when: None,
        on_delete: OnDelete::Delete,
    }];
    const CONDITIONS: &'static [Condition<Self>] = &[];
    const STATUS: &'static [StatusField<Self>] = &[];
    type Hooks = ();
    type HookStatus = SiteStatus;
    type Process = Place;
    const HOOKS: &'static [Hook<Self>] = S::HOOKS;
    const REFERENCES: &'static [Reference<Self>] = S::REFERENCES;
    const SECRETS: &'static [&'static [&'static str]] = &[&["spec", "secret"]];
}

/// What the process makes at its start, as a test tells it to.
pub struct Place {
    /// What there is in it.
    pub what: &'static str,
}

impl Lifecycle for Place {
    const STARTUP_TIMEOUT: Duration = Duration::from_secs(40);

    async fn startup(context: &ProcessContext) -> Result<Self, HookError> {
        let what = match next("startup") {
            None => return Ok(Self { what: "nothing" }),
            Some(act) => said(act, "startup", context).await?,
        };
        Ok(Self { what })
    }

    async fn cleanup(&self, context: &ProcessContext) -> HookResult {
        if let Some(act) = next("cleanup") {
            said(act, "cleanup", context).await?;
        }
        Ok(())
    }
}

/// What a hook of the process comes to, which counts as a call of its own only where a test has told it to act.
async fn said(act: Act, name: &str, context: &ProcessContext) -> Result<&'static str, HookError> {
    let line = format!("{name} in {}", context.namespace());
    STAGE.with_borrow_mut(|stage| stage.calls.push(line));
    match act {
        Act::Token(token) => return Ok(token),
        Act::Metric(counter) => context
            .metrics()
            .register("records_kept", "Records", counter),
        Act::Take(time) => tokio::time::sleep(time).await,
        Act::Panic => panic!("at the disco"),
        Act::Error => Err(std::io::Error::other("broken pipe"))?,
        _ => {}
    }
    Ok("something")
}

/// A hook for all resources with the default policy.
pub const fn hook<S: Hooked>(name: &'static str, on: On) -> Hook<Site<S>> {
    Hook {
        name,
        on,
        filter: Filter::NONE,
        policy: Policy::DEFAULT,
        call: |(), call| Box::pin(act(call)),
    }
}

/// What a call of a hook comes to.
#[derive(Clone, Debug)]
pub enum Act {
    Succeed,
    Temporary(Option<Duration>),
    Permanent,
    Error,
    Panic,
    /// It registers a metric of its own.
    Metric(Counter),
    /// It takes so long, then succeeds.
    Take(Duration),
    /// The whole process hangs for so long, then it succeeds: nothing else runs in between.
    Hang(Duration),
    /// It asks the API server for a config map.
    Request,
    /// It sets the token, then succeeds.
    Token(&'static str),
    /// It sets the token to what the process has in place, then succeeds.
    PlaceAsToken,
    /// It sets the token, then takes until it is cancelled.
    TokenThenWait(&'static str),
    /// It looks at what the reference `place` leads to.
    Look,
    /// Writes down all that the reference `places` leads to.
    LookAll,
    /// It says what it sees of the child and of the resource, and tells the cluster so.
    Tell,
    /// It asks for a reconcile after so long.
    Reschedule(Duration),
    /// It takes until it is cancelled, and so long after that.
    UntilCancelled(Duration),
}

#[derive(Default)]
struct Stage {
    calls: Vec<String>,
    script: HashMap<String, VecDeque<Act>>,
    always: HashMap<String, Act>,
    alive: i32,
}

thread_local! {
    /// All runs on the thread of the test.
    static STAGE: RefCell<Stage> = RefCell::default();
}

/// What hooks were called for so far, and forgets it.
pub fn calls() -> Vec<String> {
    STAGE.with_borrow_mut(|stage| std::mem::take(&mut stage.calls))
}

/// How many calls there were that have not been taken yet.
pub fn count() -> usize {
    STAGE.with_borrow(|stage| stage.calls.len())
}

/// How many calls are under way.
pub fn alive() -> i32 {
    STAGE.with_borrow(|stage| stage.alive)
}

/// What the next calls of a hook come to; later ones succeed.
pub fn script(hook: &str, acts: impl IntoIterator<Item = Act>) {
    STAGE.with_borrow_mut(|stage| {
        stage
            .script
            .entry(hook.to_owned())
            .or_default()
            .extend(acts);
    });
}

/// What all calls of a hook come to, but for those that have a script.
pub fn always(hook: &str, act: Act) {
    STAGE.with_borrow_mut(|stage| stage.always.insert(hook.to_owned(), act));
}

/// Forgets all that was said and heard.
pub fn clear() {
    STAGE.with_borrow_mut(|stage| *stage = Stage::default());
}

/// What the next call of a hook comes to, if a test said so.
fn next(hook: &str) -> Option<Act> {
    STAGE.with_borrow_mut(|stage| {
        let next = stage.script.get_mut(hook).and_then(VecDeque::pop_front);
        next.or_else(|| stage.always.get(hook).cloned())
    })
}

/// Counts a call as under way, however it ends.
struct Alive;

impl Alive {
    fn new() -> Self {
        STAGE.with_borrow_mut(|stage| stage.alive += 1);
        Self
    }
}

impl Drop for Alive {
    fn drop(&mut self) {
        STAGE.with_borrow_mut(|stage| stage.alive -= 1);
    }
}

async fn act<S: Hooked>(call: Call<'_, Site<S>>) -> HookResult {
    let name = name_of(&call);
    let _alive = Alive::new();
    STAGE.with_borrow_mut(|stage| stage.calls.push(about(name, &call)));
    match next(name).unwrap_or(Act::Succeed) {
        Act::Succeed => {}
        Act::Metric(counter) => call
            .context
            .metrics()
            .register("sites_told", "Sites", counter),
        Act::Temporary(after) => {
            let message = "not yet".to_owned();
            return Err(HookError::Temporary { after, message });
        }
        Act::Permanent => return Err(HookError::permanent("NoQuota", "there is no quota")),
        Act::Error => Err(std::io::Error::other("broken pipe"))?,
        Act::Panic => panic!("at the disco"),
        Act::Take(time) => tokio::time::sleep(time).await,
        // The clock moves on at once; that the others may run then is not waited for.
        Act::Hang(time) => drop(tokio::time::advance(time).now_or_never()),
        Act::Request => {
            let maps: Api<ConfigMap> = Api::namespaced(call.context.client(), "default");
            maps.get_opt("other").await?;
        }
        Act::Token(token) => {
            call.context
                .set_status(|status| status.token = Some(token.to_owned()));
        }
        Act::PlaceAsToken => {
            let what = call.context.process().what.to_owned();
            call.context.set_status(|status| status.token = Some(what));
        }
        Act::TokenThenWait(token) => {
            call.context
                .set_status(|status| status.token = Some(token.to_owned()));
            call.context.cancelled().await;
        }
        Act::Look => {
            let place = call.context.reference("place");
            let seen = place.map(|place| image(&place));
            STAGE.with_borrow_mut(|stage| stage.calls.push(format!("{name} sees {seen:?}")));
        }
        Act::LookAll => {
            let seen = call.context.references("places");
            let seen: Vec<String> = seen.iter().map(image).collect();
            STAGE.with_borrow_mut(|stage| stage.calls.push(format!("{name} sees {seen:?}")));
        }
        Act::Tell => {
            let child = call.context.child("config").map(|config| image(&config));
            let latest = call.context.latest().map(|site| site.spec.image);
            let ending = call.context.is_cancelled();
            call.context.event("Told", format!("{name} was told"));
            let line = format!("{name} sees {child:?} of {latest:?}, ending: {ending}");
            STAGE.with_borrow_mut(|stage| stage.calls.push(line));
        }
        Act::Reschedule(after) => call.context.reschedule(after),
        Act::UntilCancelled(time) => {
            call.context.cancelled().await;
            tokio::time::sleep(time).await;
            STAGE.with_borrow_mut(|stage| stage.calls.push(format!("{name} ended")));
        }
    }
    Ok(())
}

/// The name of the hook is not told to its code, which knows it.
fn name_of<S: Hooked>(call: &Call<'_, Site<S>>) -> &'static str {
    call.context.name()
}

/// What a call was for, as a line.
fn about<S: Hooked>(name: &str, call: &Call<'_, Site<S>>) -> String {
    let mut line = format!("{name} {}", call.object.spec.image);
    if call.context.attempt() > 1 {
        line = format!("{line} #{}", call.context.attempt());
    }
    if let Ok(change) = call.change::<SiteSpec>() {
        let paths: Vec<&str> = change.diff.iter().map(|found| &*found.path).collect();
        return format!("{line} was {} ({})", change.old.image, paths.join(" "));
    }
    if let Ok(change) = call.change::<Replicas>() {
        let (old, new) = (change.old.replicas, change.new.replicas);
        return format!("{line} {old}->{new}");
    }
    match call.event() {
        Ok(ChildEvent::Applied(child)) => format!("{line} applied {}", image(child)),
        Ok(ChildEvent::Deleted(child)) => format!("{line} deleted {}", image(child)),
        Err(_) => line,
    }
}

/// What a config map says.
fn image(map: &Value) -> String {
    map["data"]["image"].as_str().unwrap_or_default().to_owned()
}

/// A resource of the kind.
pub fn site(name: &str, image: &str, replicas: i64) -> Value {
    super::webapp::webapp(name, json!({ "image": image, "replicas": replicas }))
}
