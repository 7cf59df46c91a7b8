//! What the operator does for a Sample: it writes down each call, and does what the test told it to. This file is yours.

mod log;
mod order;

use operator_runtime::{Change, ChildEvent, HookContext, HookError, HookResult, Value, json};

use crate::generated::sample::hooks::{RescaledFields, SampleHooks};
use crate::generated::sample::{Sample, SampleSpec};
use log::Log;
use order::Order;

/// Where the calls are written down, and where the orders are.
#[derive(Default)]
pub struct Hooks {
    log: Log,
}

type Context<'a> = HookContext<'a, Sample>;

impl SampleHooks for Hooks {
    async fn provision(&self, sample: &Sample, context: &Context<'_>) -> HookResult {
        context.set_status(|status| status.note = Some("provisioned".to_owned()));
        self.work(sample, context, json!({})).await
    }

    async fn migrate(
        &self,
        sample: &Sample,
        change: &Change<SampleSpec>,
        context: &Context<'_>,
    ) -> HookResult {
        let (old, new) = (&change.old, &change.new);
        let detail = json!({ "old": summary(old), "new": summary(new) });
        self.work(sample, context, detail).await
    }

    async fn rescaled(
        &self,
        sample: &Sample,
        change: &Change<RescaledFields>,
        context: &Context<'_>,
    ) -> HookResult {
        let detail = json!({ "old": change.old.replicas, "new": change.new.replicas });
        self.work(sample, context, detail).await
    }

    async fn reattach(&self, sample: &Sample, context: &Context<'_>) -> HookResult {
        self.work(sample, context, json!({})).await
    }

    async fn release(&self, sample: &Sample, context: &Context<'_>) -> HookResult {
        let detail = json!({ "childIsThere": context.child("config").is_some() });
        self.work(sample, context, detail).await
    }

    async fn forget(&self, sample: &Sample, context: &Context<'_>) -> HookResult {
        let detail = json!({ "childIsThere": context.child("config").is_some() });
        self.work(sample, context, detail).await
    }

    async fn seen(&self, sample: &Sample, event: &ChildEvent, context: &Context<'_>) -> HookResult {
        self.work(sample, context, told_of(event)).await
    }

    async fn part_seen(
        &self,
        sample: &Sample,
        event: &ChildEvent,
        context: &Context<'_>,
    ) -> HookResult {
        let mut detail = told_of(event);
        detail["parts"] = context.references("parts").len().into();
        self.work(sample, context, detail).await
    }

    async fn sweep(&self, sample: &Sample, context: &Context<'_>) -> HookResult {
        self.work(sample, context, json!({})).await
    }

    async fn backup(&self, sample: &Sample, context: &Context<'_>) -> HookResult {
        self.work(sample, context, json!({})).await
    }

    async fn report(&self, sample: &Sample, context: &Context<'_>) -> HookResult {
        self.work(sample, context, json!({})).await
    }

    async fn tail(&self, sample: &Sample, context: &Context<'_>) -> HookResult {
        let call = self.log.begin(sample, context, json!({}));
        while !context.is_cancelled() {
            match self.log.order(sample, context.name()) {
                Order::Fail => return call.end("failed", told()),
                _ => order::pause().await,
            }
        }
        call.end("cancelled", Ok(()))
    }
}

impl Hooks {
    /// Writes a call down, and does what the test says.
    async fn work(&self, sample: &Sample, context: &Context<'_>, detail: Value) -> HookResult {
        let call = self.log.begin(sample, context, detail);
        loop {
            match self.log.order(sample, context.name()) {
                Order::Succeed => return call.end("done", Ok(())),
                Order::Fail => return call.end("failed", told()),
                Order::Refuse => {
                    let error = HookError::permanent("Refused", "it was told so");
                    return call.end("refused", Err(error));
                }
                Order::Block => order::pause().await,
            }
        }
    }
}

fn told() -> HookResult {
    Err(HookError::temporary("it was told to fail"))
}

/// What happened to a ConfigMap.
fn told_of(event: &ChildEvent) -> Value {
    let (what, map) = match event {
        ChildEvent::Applied(map) => ("applied", map),
        ChildEvent::Deleted(map) => ("deleted", map),
    };
    json!({ "event": what, "child": map["data"]["image"] })
}

/// What edits change.
fn summary(spec: &SampleSpec) -> Value {
    json!({ "image": spec.image, "replicas": spec.replicas })
}
