//! Leader election: one leads at a time, whatever the network and the clocks do, and someone leads again afterwards.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test panics where it does not hold"
)]

mod operations_api;

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use http::Method;
use operations_api::{Api, Fault, took};
use operator_runtime::lease::{Leadership, Lease, Timing};
use serde_json::{Value, json};
use tokio::time::{sleep, timeout};

const PATH: &str = "/apis/coordination.k8s.io/v1/namespaces/system/leases/webapp-operator";
/// The longest pause between two attempts.
const RETRY: Duration = Duration::from_millis(2400);

fn candidate_with(api: &Api, identity: &str, timing: Timing) -> Lease {
    Lease::new(
        api.client(identity),
        "system",
        "webapp-operator",
        identity,
        timing,
    )
}

fn candidate(api: &Api, identity: &str) -> Lease {
    candidate_with(api, identity, Timing::default())
}

fn spec(api: &Api) -> Value {
    api.objects(PATH)[0]["spec"].clone()
}

async fn leads_for(leadership: &Leadership, seconds: u64) -> bool {
    timeout(Duration::from_secs(seconds), leadership.lost())
        .await
        .is_err()
}

#[tokio::test(start_paused = true)]
async fn the_first_leads_and_the_others_only_read() {
    let api = Api::default();
    let first = candidate(&api, "a").acquire().await;
    let created = spec(&api);
    assert_eq!(created["holderIdentity"], "a");
    assert_eq!(created["leaseDurationSeconds"], 15);
    assert_eq!(created["leaseTransitions"], 0);
    assert_eq!(created["acquireTime"], created["renewTime"]);
    api.forget_requests();

    let waiting = timeout(Duration::from_secs(60), candidate(&api, "b").acquire()).await;

    assert!(waiting.is_err(), "two lead");
    assert!(leads_for(&first, 0).await);
    let reads = api.requests("b");
    assert!((25..=31).contains(&reads.len()), "{}", reads.len());
    assert!(
        reads.iter().all(|(method, _)| method == Method::GET),
        "{reads:?}"
    );
    let renewals = api.requests("a");
    assert!((24..=30).contains(&renewals.len()), "{}", renewals.len());
    assert!(
        renewals.iter().all(|(method, _)| method == Method::PUT),
        "{renewals:?}"
    );
    let renewed = spec(&api);
    assert_eq!(renewed["acquireTime"], created["acquireTime"]);
    assert_ne!(renewed["renewTime"], created["renewTime"]);
    assert_eq!(renewed["leaseTransitions"], 0);
}

#[tokio::test(start_paused = true)]
async fn a_released_lease_changes_hands_within_one_retry() {
    let api = Api::default();
    let first = candidate(&api, "a").acquire().await;
    let second = candidate(&api, "b");
    let second = tokio::spawn(async move { second.acquire().await });
    sleep(Duration::from_secs(30)).await;

    first.release().await;
    let free = spec(&api);
    assert_eq!(free["holderIdentity"], "");
    assert_eq!(free["leaseDurationSeconds"], 1);
    let (second, waited) = took(second).await;

    assert!(waited <= RETRY, "{waited:?}");
    let taken = spec(&api);
    assert_eq!(taken["holderIdentity"], "b");
    assert_eq!(taken["leaseDurationSeconds"], 15);
    assert_eq!(taken["leaseTransitions"], 1);
    assert!(leads_for(&second.unwrap(), 60).await);
}

#[tokio::test(start_paused = true)]
async fn a_release_keeps_what_others_wrote() {
    let api = Api::default();
    let leadership = candidate(&api, "a").acquire().await;
    api.edit(PATH, |mut lease| {
        lease["metadata"]["annotations"] = json!({ "note": "kept" });
        Some(lease)
    });
    leadership.release().await;
    assert_eq!(spec(&api)["holderIdentity"], "");
    assert_eq!(
        api.objects(PATH)[0]["metadata"]["annotations"]["note"],
        "kept"
    );
}

#[tokio::test(start_paused = true)]
async fn a_release_never_takes_the_lease_from_another_and_never_hangs() {
    let api = Api::default();
    let leadership = candidate(&api, "a").acquire().await;
    api.edit(PATH, |mut lease| {
        lease["spec"]["holderIdentity"] = json!("b");
        Some(lease)
    });
    leadership.release().await;
    assert_eq!(spec(&api)["holderIdentity"], "b");

    let api = Api::default();
    let leadership = candidate(&api, "a").acquire().await;
    api.fault("a", Fault::Cut);
    let ((), waited) = took(leadership.release()).await;
    assert!(waited <= Timing::default().call, "{waited:?}");
}

#[tokio::test(start_paused = true)]
async fn a_dead_leader_is_succeeded_when_its_lease_expires() {
    let api = Api::default();
    drop(candidate(&api, "a").acquire().await);
    let (leadership, waited) = took(async { candidate(&api, "b").acquire().await }).await;
    let expiry = Timing::default().duration;
    assert!(waited > expiry && waited <= expiry + RETRY, "{waited:?}");
    assert_eq!(spec(&api)["leaseTransitions"], 1);
    assert!(leads_for(&leadership, 60).await);
}

#[tokio::test(start_paused = true)]
async fn a_restarted_container_takes_up_its_own_lease_at_once() {
    let api = Api::default();
    drop(candidate(&api, "a").acquire().await);
    let (leadership, waited) = took(async { candidate(&api, "a").acquire().await }).await;
    assert_eq!(waited, Duration::ZERO);
    assert_eq!(spec(&api)["leaseTransitions"], 0);
    assert!(leads_for(&leadership, 60).await);
}

#[tokio::test(start_paused = true)]
async fn a_leader_that_is_cut_off_stops_before_another_starts() {
    let api = Api::default();
    let first = candidate(&api, "a").acquire().await;
    let second = candidate(&api, "b");
    let second = tokio::spawn(async move { second.acquire().await });
    sleep(Duration::from_secs(20)).await;
    api.fault("a", Fault::Cut);

    let ((), stopped) = took(first.lost()).await;
    assert!(!second.is_finished());
    assert!(stopped <= Timing::default().renew_deadline, "{stopped:?}");
    assert!(
        stopped > Timing::default().renew_deadline - RETRY,
        "gave up early: {stopped:?}"
    );
    let (second, waited) = took(second).await;
    assert!(
        waited > Duration::from_secs(4),
        "only {waited:?} between the leaders"
    );
    assert!(leads_for(&second.unwrap(), 60).await);
}

#[tokio::test(start_paused = true)]
async fn what_passes_within_the_deadline_costs_nothing() {
    let faults = [
        Fault::Cut,
        Fault::AnswerLost,
        Fault::Status(500),
        Fault::Status(429),
        Fault::Slow(Duration::from_secs(5)),
    ];
    for fault in faults {
        let api = Api::default();
        let leadership = candidate(&api, "a").acquire().await;
        for _ in 0..10 {
            api.fault("a", fault);
            assert!(leads_for(&leadership, 3).await, "{fault:?}");
            api.fault("a", Fault::None);
            assert!(leads_for(&leadership, 20).await, "{fault:?}");
        }
        assert_eq!(spec(&api)["leaseTransitions"], 0, "{fault:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn foreign_writes_are_kept_and_a_deleted_lease_is_made_again() {
    let api = Api::default();
    let leadership = candidate(&api, "a").acquire().await;
    for round in 0..20 {
        api.edit(PATH, |mut lease| {
            lease["metadata"]["labels"] = json!({ "round": round.to_string() });
            Some(lease)
        });
        assert!(leads_for(&leadership, 3).await);
    }
    assert_eq!(api.objects(PATH)[0]["metadata"]["labels"]["round"], "19");
    api.edit(PATH, |_| None);
    assert!(leads_for(&leadership, 30).await);
    assert_eq!(spec(&api)["holderIdentity"], "a");
}

#[tokio::test(start_paused = true)]
async fn a_lease_that_another_wrote_is_lost_at_the_next_renewal() {
    let api = Api::default();
    let leadership = candidate(&api, "a").acquire().await;
    api.edit(PATH, |mut lease| {
        lease["spec"]["holderIdentity"] = json!("b");
        Some(lease)
    });
    let ((), waited) = took(leadership.lost()).await;
    assert!(waited <= RETRY, "{waited:?}");
    assert_eq!(spec(&api)["holderIdentity"], "b");
}

#[tokio::test(start_paused = true)]
async fn the_times_in_the_lease_are_not_believed() {
    for year in ["1999", "2026", "2199"] {
        let foreign = |tick: u32| {
            json!({ "metadata": { "name": "webapp-operator" }, "spec": { "holderIdentity": "other", "leaseDurationSeconds": 15,
                "renewTime": format!("{year}-01-01T00:00:00.{tick:06}Z"), "leaseTransitions": 4 } })
        };
        let api = Api::default();
        api.edit(PATH, |_| Some(foreign(0)));
        let mine = candidate(&api, "a");
        let mine = tokio::spawn(async move { mine.acquire().await });
        for tick in 1..20 {
            sleep(Duration::from_secs(10)).await;
            assert!(
                !mine.is_finished(),
                "took a lease that is renewed, by a clock in {year}"
            );
            api.edit(PATH, |_| Some(foreign(tick)));
        }
        let (mine, waited) = took(mine).await;
        assert!(
            (15.0..20.0).contains(&waited.as_secs_f64()),
            "{year}: {waited:?}"
        );
        assert_eq!(spec(&api)["leaseTransitions"], 5);
        assert!(leads_for(&mine.unwrap(), 60).await, "{year}");
    }
}

#[tokio::test(start_paused = true)]
async fn acquiring_waits_out_whatever_the_server_says() {
    for fault in [
        Fault::Cut,
        Fault::AnswerLost,
        Fault::Status(403),
        Fault::Status(500),
    ] {
        let api = Api::default();
        api.fault("a", fault);
        let mine = candidate(&api, "a");
        let mine = tokio::spawn(async move { mine.acquire().await });
        sleep(Duration::from_secs(120)).await;
        assert!(!mine.is_finished(), "{fault:?}");
        api.fault("a", Fault::None);
        let (leadership, waited) = took(mine).await;
        assert!(
            waited <= RETRY + Timing::default().call,
            "{fault:?}: {waited:?}"
        );
        assert!(leads_for(&leadership.unwrap(), 60).await, "{fault:?}");
    }
}

/// Three candidates under random faults for `minutes`; how many led at the same time at most, and how often someone began to lead.
async fn ordeal(seed: u64, timing: Timing, minutes: u64) -> (usize, usize) {
    let api = Api::default();
    let mut random = fastrand::Rng::with_seed(seed);
    let counts: [Arc<AtomicUsize>; 3] = Default::default();
    let [leading, most, begun] = counts.clone();
    let mut candidates = tokio::task::JoinSet::new();
    for identity in ["a", "b", "c"] {
        let lease = candidate_with(&api, identity, timing);
        let [leading, most, begun] = counts.clone();
        let mut random = random.fork();
        candidates.spawn(async move {
            loop {
                let leadership = lease.acquire().await;
                most.fetch_max(leading.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                begun.fetch_add(1, Ordering::SeqCst);
                let term = Duration::from_secs(random.u64(1..120));
                let ended = timeout(term, leadership.lost()).await;
                leading.fetch_sub(1, Ordering::SeqCst);
                match (ended, random.bool()) {
                    (Err(_), true) => leadership.release().await,
                    // As if the process had died; it comes back after a while.
                    _ => drop(leadership),
                }
                sleep(Duration::from_secs(random.u64(0..30))).await;
            }
        });
    }
    let end = tokio::time::Instant::now() + Duration::from_secs(60 * minutes);
    while tokio::time::Instant::now() < end {
        let fault = match random.u8(0..6) {
            0 => Fault::Cut,
            1 => Fault::AnswerLost,
            2 => Fault::Status(500),
            3 => Fault::Slow(Duration::from_millis(random.u64(0..12_000))),
            _ => Fault::None,
        };
        api.fault(["a", "b", "c"][random.usize(0..3)], fault);
        sleep(Duration::from_millis(random.u64(0..10_000))).await;
    }
    for identity in ["a", "b", "c"] {
        api.fault(identity, Fault::None);
    }
    let before = begun.load(Ordering::SeqCst);
    sleep(Duration::from_secs(200)).await;
    assert!(
        begun.load(Ordering::SeqCst) > before || leading.load(Ordering::SeqCst) == 1,
        "nobody leads, seed {seed}"
    );
    (most.load(Ordering::SeqCst), begun.load(Ordering::SeqCst))
}

#[tokio::test(start_paused = true)]
async fn under_random_faults_at_most_one_leads() {
    for seed in 0..12 {
        let (most, begun) = ordeal(seed, Timing::default(), 30).await;
        assert_eq!(most, 1, "seed {seed}");
        assert!(begun > 5, "only {begun} terms, seed {seed}");
    }
}

#[tokio::test(start_paused = true)]
async fn the_random_faults_would_show_a_leader_that_holds_on_too_long() {
    let wrong = Timing {
        renew_deadline: Duration::from_secs(25),
        ..Timing::default()
    };
    for seed in 0..12 {
        if ordeal(seed, wrong, 30).await.0 > 1 {
            return;
        }
    }
    panic!("the faults are too kind to show anything");
}
