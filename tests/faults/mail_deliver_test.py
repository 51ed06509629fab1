"""`podpora mail deliver` under SIGKILL: nothing that was reported stored is lost, nothing takes effect twice.

A thousand messages are delivered by several clients at once, first with a server and then without. Clients and server
are killed at random times and at named commit points; a delivery that reported nothing is repeated, as a mail server
does. PODPORA_FAULT_SEED repeats a run, PODPORA_FAULT_MESSAGES changes the number.
"""
import concurrent.futures
import json
import os
import pathlib
import random
import signal
import subprocess
import tempfile
import threading
import unittest

from desk import BINARY, Desk, message

COMMIT_POINTS = [
    *("intake.before_store", "intake.after_store", "intake.before_file", "intake.after_file"),
    *("db.before_commit", "db.after_commit", "blob.written", "blob.renamed", "blob.synced", "job.claimed", "job.handled"),
]
CLIENTS = 4
ATTEMPTS_MAX = 60
REPORTS_A_SERVER = 30
TEMPORARY = 75
MESSAGES = int(os.environ.get("PODPORA_FAULT_MESSAGES", "1000"))
SEED = int(os.environ.get("PODPORA_FAULT_SEED", random.SystemRandom().randrange(10**6)))


class Killer:
    """Decides, from the seed, how a process dies: at a commit point, after some time, or not at all."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.lock = threading.Lock()

    def plan(self, longest):
        """(commit point or None, seconds or None)"""
        with self.lock:
            choice = self.random.random()
            if choice < 0.15:
                return f"{self.random.choice(COMMIT_POINTS)}:{self.random.randint(1, 4)}", None
            return None, (self.random.uniform(0, longest) if choice < 0.4 else None)


def deliver(desk, raw, killer):
    """One attempt: the outcome that was reported, or None. Fails on an exit code that is not allowed."""
    point, seconds = killer.plan(0.12)
    process = desk.start_delivery(point)
    timer = threading.Timer(seconds, process.kill) if seconds is not None else None
    if timer:
        timer.start()
    try:
        out, errors = process.communicate(raw, timeout=120)
    except BrokenPipeError:
        out, errors = b"", b""
    finally:
        if timer:
            timer.cancel()
    code = process.wait()
    if code not in (0, TEMPORARY, -signal.SIGKILL):
        raise AssertionError(f"exit code {code}: {errors.decode(errors='replace')}")
    return json.loads(out) if code == 0 else None


def deliver_until_reported(desk, raw, killer):
    for _ in range(ATTEMPTS_MAX):
        reported = deliver(desk, raw, killer)
        if reported:
            return reported
    raise AssertionError(f"not delivered after {ATTEMPTS_MAX} attempts")


class ServerThatDies:
    """Runs `podpora serve` again and again until told to stop. Each one dies by plan, or once so many deliveries were
    reported: the number of deaths follows the work, not the speed of the machine."""

    def __init__(self, desk, killer):
        self.desk, self.killer, self.deaths = desk, killer, 0
        self.reports = threading.Semaphore(0)
        self.done = threading.Event()
        self.thread = threading.Thread(target=self.run)

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.done.set()
        self.thread.join()

    def run(self):
        while not self.done.is_set():
            point, seconds = self.killer.plan(0.5)
            process = self.desk.start_server(point)
            try:
                if seconds is not None:
                    process.wait(seconds)
                else:
                    self.wait_for_reports(process)
            except subprocess.TimeoutExpired:
                pass
            process.kill()
            process.wait()
            self.deaths += 1

    def wait_for_reports(self, process):
        for _ in range(REPORTS_A_SERVER):
            while not self.reports.acquire(timeout=0.1):
                if self.done.is_set() or process.poll() is not None:
                    return


class MailDeliverTest(unittest.TestCase):
    def setUp(self):
        self.assertTrue(BINARY.exists(), f"{BINARY} is not built")
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.desk = Desk(pathlib.Path(folder.name))
        print(f"PODPORA_FAULT_SEED={SEED}", flush=True)

    def deliver_all(self, messages, killer, on_report=lambda: None):
        def deliver_one(raw):
            report = deliver_until_reported(self.desk, raw, killer)
            on_report()
            return report

        with concurrent.futures.ThreadPoolExecutor(CLIENTS) as clients:
            # Every tenth goes in twice at the same time.
            work = [raw for n, raw in enumerate(messages) for _ in range(2 if n % 10 == 0 else 1)]
            reports = list(clients.map(deliver_one, work))
        return {report["sha256"]: report for report in reports}

    def check_kept_once(self, messages, reports):
        self.assertEqual(len(messages), len(reports), "one report a message, by its SHA-256")
        never = Killer(0)
        never.plan = lambda longest: (None, None)
        with self.desk.server():
            for raw in messages:
                again = deliver_until_reported(self.desk, raw, never)
                self.assertEqual("duplicate", again["outcome"])
                self.assertEqual(reports[again["sha256"]]["message"], again["message"])
            self.desk.wait_until_filed(len(messages))
        kept = self.desk.kept_bytes()
        for raw in messages:
            self.assertIn(raw, kept)
        subjects = self.desk.subjects()
        self.assertEqual(sorted(f"Fault {n}" for n in range(len(messages))), sorted(subjects))

    def test_without_a_server(self):
        messages = [message(n) for n in range(MESSAGES // 2)]
        self.check_kept_once(messages, self.deliver_all(messages, Killer(SEED)))

    def test_with_a_server_that_dies(self):
        messages = [message(n) for n in range(MESSAGES - MESSAGES // 2)]
        killer = Killer(SEED + 1)
        with ServerThatDies(self.desk, Killer(SEED + 2)) as server:
            reports = self.deliver_all(messages, killer, server.reports.release)
        self.assertGreater(server.deaths, 3)
        self.check_kept_once(messages, reports)


if __name__ == "__main__":
    unittest.main()
