"""Mail on its way out under SIGKILL: every committed reply is sent at least once; with a recorded 250 never again; each
time with the same Message-ID. Where TLS is required nothing leaves without a certificate that holds. The server is killed when it has claimed the mail, before it connects, between the final
dot and the answer, after the answer and before the row, and after the row.
"""
import contextlib
import json
import os
import pathlib
import re
import sqlite3
import subprocess
import tempfile
import time
import unittest
import urllib.request

from certificates import Authority
from desk import BINARY, Desk, environment
from smtp_sink import Sink

WAIT_SECONDS = 120


def until(condition):
    """Looks until the condition holds; other processes do the work."""
    end = time.monotonic() + WAIT_SECONDS
    while time.monotonic() < end:
        if found := condition():
            return found
        time.sleep(0.1)
    raise AssertionError("it did not happen in time")


class Server:
    """`podpora serve` that mails through the sink, and a client who is signed in as Anna."""

    def __init__(self, desk, people, sink, kill_at=None, authority=None):
        """With an authority TLS is required and its certificates are the ones that hold."""
        settings = {"PODPORA_MAIL__SMTP_URL": sink.url, "PODPORA_MAIL__REQUIRE_TLS": "true" if authority else "false"}
        if authority:
            settings["PODPORA_MAIL__SMTP_CA_FILE"] = str(authority.file)
        command = [BINARY, "serve", "--data", desk.data, "--listen", "127.0.0.1:0"]
        self.process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment(kill_at) | settings, text=True
        )
        self.address = next(m[1] for m in (re.match(r"listening on (\S+)", line) for line in self.process.stdout) if m)
        anna = next(person for person in people if person["email"].startswith("anna@"))
        self.cookie = ""
        self.call("POST", "/session", {"email": anna["email"], "password": anna["password"]})
        self.call("PUT", "/session/undo-delay", {"seconds": 0})

    def call(self, method, path, body=None):
        data = None if body is None else json.dumps(body).encode()
        headers = {"Content-Type": "application/json", "Origin": self.address, "Cookie": self.cookie}
        request = urllib.request.Request(f"{self.address}/api/v1{path}", data, headers, method=method)
        with urllib.request.urlopen(request, timeout=60) as answer:
            if cookie := answer.headers.get("Set-Cookie"):
                self.cookie = cookie.split(";")[0]
            return json.loads(answer.read() or "null")

    def stop(self):
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()


class MailOutTest(unittest.TestCase):
    def setUp(self):
        self.assertTrue(BINARY.exists(), f"{BINARY} is not built")
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        data = pathlib.Path(folder.name)
        seed = subprocess.run(
            [BINARY, "demo", "--seed", "--requests", "--data", data, "--json"],
            check=True, stdout=subprocess.PIPE, env=environment(),
        )
        self.people = json.loads(seed.stdout)["people"]
        self.desk = Desk.__new__(Desk)
        self.desk.data = data
        # What the demo itself has to say is out of the way before.
        with Sink() as sink, self.server(sink):
            until(lambda: not self.owed())

    @contextlib.contextmanager
    def server(self, sink, kill_at=None, authority=None):
        server = Server(self.desk, self.people, sink, kill_at, authority)
        try:
            yield server
        finally:
            server.stop()

    def ticket_with_contact(self, server):
        items = server.call("GET", "/tickets?limit=100")["items"]
        views = (server.call("GET", f"/tickets/{item['id']}") for item in items)
        return next(view for view in views if view["contact_email"])

    def reply(self, server):
        """A reply to some request: the message's id and who gets it."""
        ticket = self.ticket_with_contact(server)
        message = server.call("POST", f"/tickets/{ticket['id']}/replies", {"body": "Try again."})
        return message["id"], ticket["contact_email"]

    def state(self):
        rows = self.desk.select("select state from outbox where purpose = 'reply' order by id desc limit 1")
        return rows[0][0] if rows else None

    def owed(self):
        return self.desk.select("select id from job where kind = 'notify.send'")

    def let_the_lease_end(self):
        with contextlib.closing(sqlite3.connect(self.desk.data / "podpora.db")) as connection, connection:
            connection.execute("update job set due_at = 0 where kind = 'notify.send'")

    def drop_queue(self):
        with contextlib.closing(sqlite3.connect(self.desk.data / "podpora.db")) as connection, connection:
            connection.execute("delete from outbox where purpose = 'reply'")
            connection.execute("delete from job where kind = 'notify.send'")

    def check_after_death(self, sink, recipient, most):
        """The next server sends what is owed; a third one finds nothing more to do."""
        self.let_the_lease_end()
        with self.server(sink):
            until(lambda: self.state() == "sent")
        sent = len(sink.to(recipient))
        self.let_the_lease_end()
        with self.server(sink):
            until(lambda: not self.owed())
        mails = sink.to(recipient)
        self.assertEqual(sent, len(mails), "sent again although the answer was recorded")
        self.assertIn(len(mails), range(1, most + 1))
        self.assertEqual(1, len({mail["Message-ID"] for mail in mails}))
        self.assertEqual(1, len({mail.as_bytes() for mail in mails}))

    def test_killed_at_a_commit_point(self):
        for point, most in [("claimed", 1), ("before_send", 1), ("after_send", 2), ("sent", 1)]:
            with self.subTest(point), Sink() as sink:
                server = Server(self.desk, self.people, sink, f"notify.{point}")
                try:
                    _, recipient = self.reply(server)
                    server.process.wait(WAIT_SECONDS)
                finally:
                    server.stop()
                self.check_after_death(sink, recipient, most)

    def test_killed_between_the_dot_and_the_answer(self):
        with Sink() as sink:
            server = Server(self.desk, self.people, sink)
            try:
                sink.at_dot = lambda: server.process.kill()
                _, recipient = self.reply(server)
                server.process.wait(WAIT_SECONDS)
            finally:
                server.stop()
            sink.at_dot = lambda: "250 2.0.0 kept"
            self.assertEqual(1, len(sink.to(recipient)))
            self.check_after_death(sink, recipient, 2)

    def test_a_connection_lost_after_the_dot_is_tried_again_with_the_same_bytes(self):
        with Sink() as sink:
            sink.at_dot = lambda: None
            with self.server(sink) as server:
                _, recipient = self.reply(server)
                until(lambda: self.desk.select("select id from outbox where purpose = 'reply' and attempts = 1"))
                self.assertEqual("queued", self.state())
            sink.at_dot = lambda: "250 2.0.0 kept"
            self.check_after_death(sink, recipient, 2)

    def test_a_refused_recipient_is_said_on_the_ticket(self):
        with Sink(refuse=lambda recipient: "550 5.1.1 no such user") as sink, self.server(sink) as server:
            message, recipient = self.reply(server)
            until(lambda: self.state() == "failed")
            ticket = self.ticket_with_contact(server)
            mails = server.call("GET", f"/tickets/{ticket['id']}/mails")["items"]
            mine = next(mail for mail in mails if mail["message_id"] == message)
            self.assertEqual("550 5.1.1 no such user", mine["last_error"])
            notes = server.call("GET", f"/tickets/{ticket['id']}")["messages"]
            self.assertTrue(any(recipient in n["body"] and "550" in n["body"] for n in notes if n["visibility"] == "internal"))
            self.assertEqual([], sink.to(recipient))

    def test_nothing_leaves_without_a_certificate_that_holds(self):
        own, other = (Authority(self.enterContext(tempfile.TemporaryDirectory())) for _ in range(2))
        shown = {
            "no TLS": None,
            "unknown authority": other.server("localhost"),
            "another name": own.server("mx.elsewhere.example"),
            "expired": own.server("localhost", ends="20210101000000Z"),
        }
        for case, tls in shown.items():
            with self.subTest(case), Sink(tls) as sink, self.server(sink, authority=own) as server:
                self.reply(server)
                tried = "select state, last_error from outbox where purpose = 'reply' and attempts = 1 order by id desc"
                outcome = until(lambda: self.desk.select(tried))[0]
                self.assertEqual("queued", outcome[0], outcome)
                self.assertEqual([], sink.mails)
                said = {command.split(" ")[0] for command in sink.clear_text_commands}
                self.assertLessEqual(said, {"EHLO", "STARTTLS", "QUIT"})
                self.drop_queue()

    def test_a_certificate_that_holds_is_enough(self):
        own = Authority(self.enterContext(tempfile.TemporaryDirectory()))
        with Sink(own.server("localhost")) as sink, self.server(sink, authority=own) as server:
            _, recipient = self.reply(server)
            until(lambda: self.state() == "sent")
            self.assertEqual(1, len(sink.to(recipient)))
            self.assertFalse(any(command.startswith("MAIL") for command in sink.clear_text_commands))


if __name__ == "__main__":
    unittest.main()
