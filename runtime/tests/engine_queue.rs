//! The queue: every object that was asked for comes, never twice at the same time, never too early.
#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "that is how a test fails"
)]

use std::time::Duration;

use operator_runtime::object::Key;
use operator_runtime::queue::Queue;
use proptest::prelude::*;
use tokio::time::{Instant, timeout};

fn key(number: u8) -> Key {
    Key::new("default", &number.to_string())
}

async fn nothing(queue: &Queue) -> bool {
    timeout(Duration::from_millis(1), queue.next())
        .await
        .is_err()
}

#[tokio::test(start_paused = true)]
async fn asked_for_twice_it_comes_once() {
    let queue = Queue::default();
    queue.add(&key(1));
    queue.add(&key(1));
    assert_eq!(queue.next().await, key(1));
    assert!(nothing(&queue).await);
    queue.done(&key(1), None);
    assert!(nothing(&queue).await);
}

#[tokio::test(start_paused = true)]
async fn asked_for_while_it_runs_it_comes_again_afterwards() {
    let queue = Queue::default();
    queue.add(&key(1));
    assert_eq!(queue.next().await, key(1));
    queue.add(&key(1));
    assert!(nothing(&queue).await, "never twice at the same time");
    queue.done(&key(1), None);
    assert_eq!(queue.next().await, key(1));
}

#[tokio::test(start_paused = true)]
async fn what_its_reconcile_wrote_wakes_nobody_in_whatever_order_that_is_learnt() {
    let queue = Queue::default();
    queue.shown(&key(1), 7);
    assert_eq!(queue.next().await, key(1));
    queue.wrote(&key(1), 8);
    queue.shown(&key(1), 8);
    queue.shown(&key(1), 9);
    queue.wrote(&key(1), 9);
    queue.done(&key(1), None);
    assert!(nothing(&queue).await);

    queue.shown(&key(1), 10);
    assert_eq!(queue.next().await, key(1), "nothing is under way");
    queue.wrote(&key(1), 11);
    queue.shown(&key(1), 11);
    queue.shown(&key(1), 12);
    queue.done(&key(1), None);
    assert_eq!(queue.next().await, key(1), "somebody else wrote 12");
}

#[tokio::test(start_paused = true)]
async fn a_hint_is_for_those_that_nothing_else_is_planned_for() {
    let queue = Queue::default();
    let start = Instant::now();
    let after = |seconds| start + Duration::from_secs(seconds);
    queue.add_at(&key(1), after(60));
    queue.hint(&key(1), after(10));
    assert_eq!(queue.next().await, key(1));
    assert_eq!(start.elapsed().as_secs(), 60);

    queue.hint(&key(1), after(70));
    queue.done(&key(1), Some(after(80)));
    assert_eq!(queue.next().await, key(1));
    assert_eq!(start.elapsed().as_secs(), 80);

    queue.hint(&key(1), after(90));
    queue.done(&key(1), Some(after(100_000)));
    assert_eq!(queue.next().await, key(1));
    assert_eq!(start.elapsed().as_secs(), 90);

    queue.done(&key(1), None);
    queue.hint(&key(1), after(95));
    assert_eq!(queue.next().await, key(1));
    assert_eq!(start.elapsed().as_secs(), 95);
}

#[tokio::test(start_paused = true)]
async fn of_two_deadlines_the_earlier_counts() {
    let queue = Queue::default();
    let start = Instant::now();
    let after = |seconds| start + Duration::from_secs(seconds);
    queue.add_at(&key(1), after(60));
    queue.add_at(&key(1), after(5));
    queue.add_at(&key(1), after(30));
    assert_eq!(queue.next().await, key(1));
    assert_eq!(start.elapsed().as_secs(), 5);
    queue.done(&key(1), None);
    assert!(
        timeout(Duration::from_secs(100), queue.next())
            .await
            .is_err(),
        "the later ones are gone"
    );
}

#[derive(Clone, Debug)]
enum Step {
    Add(u8, u64),
    Take,
    Done(usize),
    Pass(u64),
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        (0..5_u8, prop_oneof![Just(0), 1..50_u64]).prop_map(|(key, delay)| Step::Add(key, delay)),
        Just(Step::Take),
        (0..5_usize).prop_map(Step::Done),
        (1..40_u64).prop_map(Step::Pass),
    ]
}

proptest! {
    /// Against a plain model: per key the earliest deadline that was asked for, and whether it runs.
    #[test]
    fn it_does_what_a_plain_model_does(steps in prop::collection::vec(step(), 1..80)) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().start_paused(true).build().expect("a runtime");
        runtime.block_on(async {
            let queue = Queue::default();
            let mut wanted: Vec<Option<Instant>> = vec![None; 5];
            let mut running: Vec<u8> = Vec::new();
            for step in steps {
                let now = Instant::now();
                match step {
                    Step::Add(number, delay) => {
                        let at = now + Duration::from_secs(delay);
                        queue.add_at(&key(number), at);
                        let earliest = wanted[usize::from(number)].map_or(at, |known| known.min(at));
                        wanted[usize::from(number)] = Some(earliest);
                    }
                    Step::Take => {
                        let due: Vec<u8> = (0..5).filter(|number| {
                            !running.contains(number) && wanted[usize::from(*number)].is_some_and(|at| at <= now)
                        }).collect();
                        match timeout(Duration::ZERO, queue.next()).await {
                            Ok(taken) => {
                                let number: u8 = taken.name.parse().expect("a number");
                                assert!(due.contains(&number), "{number} was not due: {due:?}");
                                wanted[usize::from(number)] = None;
                                running.push(number);
                            }
                            Err(_) => assert!(due.is_empty(), "{due:?} did not come"),
                        }
                    }
                    Step::Done(index) if index < running.len() => {
                        queue.done(&key(running.remove(index)), None);
                    }
                    Step::Done(_) => {}
                    Step::Pass(seconds) => tokio::time::advance(Duration::from_secs(seconds)).await,
                }
            }
        });
    }
}
