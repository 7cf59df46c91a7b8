"""The handlers of cluster/tests/hooks/project/src/sample.rs, for kopf: the same names, the same orders, the same log."""

import asyncio
import itertools
import json
import os
import pathlib
import time

import kopf

FOLDER = pathlib.Path(os.environ.get("HOOKS_FOLDER", "."))
SAMPLES = ("hooks.example.com", "v1", "samples")
PAUSE = 0.02

numbers = itertools.count()


def write(line):
    """Appends a line in one write, since several processes have the file open."""
    line |= {"time": time.time(), "process": os.getpid()}
    file = os.open(FOLDER / "calls", os.O_APPEND | os.O_CREAT | os.O_WRONLY, 0o644)
    os.write(file, (json.dumps(line) + "\n").encode())
    os.close(file)


def order(namespace, name, hook):
    try:
        return (FOLDER / f"{namespace}.{name}.{hook}").read_text().strip()
    except FileNotFoundError:
        return "succeed"


class Call:
    """A call that is written down when it begins and when it ends, however it does."""

    def __init__(self, hook, body, retry, detail):
        self.number, self.outcome = next(numbers), "dropped"
        meta = body["metadata"]
        write({
            "call": self.number, "hook": hook, "namespace": meta["namespace"], "name": meta["name"],
            "uid": meta["uid"], "generation": meta["generation"], "attempt": (retry or 0) + 1,
            "image": body["spec"]["image"], "detail": detail,
        })

    def __enter__(self):
        return self

    def __exit__(self, *_):
        write({"call": self.number, "outcome": self.outcome})


async def work(hook, body, retry, **detail):
    """Writes a call down, and does what the test says."""
    with Call(hook, body, retry, detail) as call:
        meta = body["metadata"]
        while (told := order(meta["namespace"], meta["name"], hook)) == "block":
            await asyncio.sleep(PAUSE)
        if told == "fail":
            call.outcome = "failed"
            raise kopf.TemporaryError("it was told to fail", delay=1)
        if told == "refuse":
            call.outcome = "refused"
            raise kopf.PermanentError("it was told so")
        call.outcome = "done"


def summary(essence):
    spec = (essence or {}).get("spec", {})
    return {"image": spec.get("image"), "replicas": spec.get("replicas")}


@kopf.on.create(*SAMPLES, timeout=120, backoff=1)
async def provision(body, retry, patch, **_):
    patch.status["note"] = "provisioned"
    await work("provision", body, retry)


@kopf.on.update(*SAMPLES, timeout=120, backoff=1)
async def migrate(body, retry, old, new, **_):
    await work("migrate", body, retry, old=summary(old), new=summary(new))


@kopf.on.field(*SAMPLES, field="spec.replicas", old=kopf.PRESENT, timeout=120, backoff=1)
async def rescaled(body, retry, old, new, **_):
    await work("rescaled", body, retry, old=old, new=new)


@kopf.on.resume(*SAMPLES, timeout=120, backoff=1)
async def reattach(body, retry, **_):
    await work("reattach", body, retry)


@kopf.on.delete(*SAMPLES, timeout=120, backoff=1)
async def release(body, retry, **_):
    await work("release", body, retry)


@kopf.on.delete(*SAMPLES, timeout=120, backoff=1)
async def forget(body, retry, **_):
    await work("forget", body, retry)


@kopf.timer(*SAMPLES, interval=1.0, sharp=True, backoff=1, annotations={"hooks.example.com/sweep": kopf.PRESENT})
async def sweep(body, retry, **_):
    await work("sweep", body, retry)


@kopf.daemon(*SAMPLES, backoff=1, annotations={"hooks.example.com/tail": kopf.PRESENT})
async def tail(body, retry, stopped, **_):
    meta = body["metadata"]
    with Call("tail", body, retry, {}) as call:
        while not stopped:
            if order(meta["namespace"], meta["name"], "tail") == "fail":
                call.outcome = "failed"
                raise kopf.TemporaryError("it was told to fail", delay=1)
            await stopped.wait(PAUSE)
        call.outcome = "cancelled"
