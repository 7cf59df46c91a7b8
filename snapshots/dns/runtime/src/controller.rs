//! Runs the reconciles of one kind: as many at once as allowed, each isolated from the others.

use std::any::Any;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Instant;

use futures::FutureExt;
use tokio::sync::watch;
use tokio::task::JoinSet;

use crate::error::Error;
use crate::kind::Kind;
use crate::object::Key;
use crate::queue::Queue;
use crate::reconcile::{self, Context, Next};

/// Reconciles what the queue holds until `stop` turns true, then ends what is under way.
pub async fn run<K: Kind>(
    context: Arc<Context<K>>,
    queue: Queue,
    concurrency: usize,
    mut stop: watch::Receiver<bool>,
) {
    let mut running = JoinSet::new();
    let tasks = reconcile::Tasks(Arc::clone(&context));
    loop {
        tokio::select! {
            biased;
            _ = stop.wait_for(|stop| *stop) => break,
            Some(_) = running.join_next(), if !running.is_empty() => {}
            key = queue.next(), if running.len() < concurrency => {
                // Boxed, since a task moves what it runs several times, which is thousands of bytes.
                running.spawn(Box::pin(one(Arc::clone(&context), queue.clone(), key)));
            }
        }
        context
            .metrics
            .queue_depth(context.resource.kind, queue.depth());
    }
    let reconciles = async { while running.join_next().await.is_some() {} };
    tokio::join!(reconciles, tasks.stop());
}

/// Reconciles one resource. Neither a panic nor a hang in it harms another.
async fn one<K: Kind>(context: Arc<Context<K>>, queue: Queue, key: Key) {
    let kind = context.resource.kind;
    context.metrics.reconcile_started(kind);
    let started = Instant::now();
    let reconcile = AssertUnwindSafe(reconcile::reconcile(&context, &key)).catch_unwind();
    let result = match reconcile.await {
        Ok(result) => result,
        Err(panic) => Err(Error::Panic(said(&*panic))),
    };
    let Next { outcome, at } = match result {
        Ok(next) => next,
        Err(error) => reconcile::failure(&context, &key, &error).await,
    };
    context
        .metrics
        .reconcile_finished(kind, outcome, started.elapsed());
    queue.done(&key, at);
}

/// What a panic said.
pub(crate) fn said(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
    text.or_else(|| panic.downcast_ref::<String>().cloned())
        .unwrap_or_else(|| "no message".into())
}
