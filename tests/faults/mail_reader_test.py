"""Mails that break whoever reads them: the child process that reads them dies, the server does not.

A mail whose reading breaks a limit waits in quarantine with its reason, the next one is filed; a child that dies of
something else costs no mail.
"""
import contextlib
import json
import os
import pathlib
import select
import signal
import tempfile
import unittest

from desk import BINARY, Desk, message

LARGE = 30 << 20


def large_mail():
    """A good mail whose file takes more than 128 MiB of address space to read."""
    head = (
        b"From: Otto <otto@customer.example>\r\nSubject: Fault large\r\nMessage-ID: <large@customer.example>\r\n"
        b"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\ntext\r\n--b\r\nContent-Type: application/zip\r\n"
        b"Content-Transfer-Encoding: base64\r\nContent-Disposition: attachment; filename=a.zip\r\n\r\n"
    )
    line = b"QUJD" * 19 + b"\r\n"
    return head + line * (LARGE // len(line)) + b"--b--\r\n"


def children_of(process):
    return [int(pid) for pid in pathlib.Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()]


class MailReaderTest(unittest.TestCase):
    def setUp(self):
        self.assertTrue(BINARY.exists(), f"{BINARY} is not built")
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.desk = Desk(pathlib.Path(folder.name))

    def deliver(self, raw, kill_at=None, settings=None):
        process = self.desk.start_delivery(kill_at, settings)
        out, errors = process.communicate(raw, timeout=120)
        self.assertEqual(0, process.returncode, errors)
        return json.loads(out)

    def reasons(self):
        return [row[0] for row in self.desk.select("select reason from mail where state = 'quarantined' order by id")]

    @contextlib.contextmanager
    def server(self, kill_at=None, settings=None):
        """It must end with 0 when asked to: nothing that is read ends it."""
        process = self.desk.start_server(kill_at, settings)
        self.desk.wait_for_socket(process)
        try:
            yield process
        finally:
            process.terminate()
            code = process.wait(60)
        self.assertEqual(0, code)

    def test_a_mail_that_takes_too_much_memory_waits_and_the_next_is_filed(self):
        small = {"PODPORA_MAIL__READ_MEGABYTES": "160"}
        with self.server(settings=small):
            self.assertEqual("ticket", self.deliver(message(1))["outcome"])
            self.assertEqual("quarantined", self.deliver(large_mail())["outcome"])
            self.assertEqual("ticket", self.deliver(message(2))["outcome"])
        self.assertEqual(["unread_memory"], self.reasons())
        self.assertEqual({"Fault 1", "Fault 2"}, set(self.desk.subjects()))
        self.assertIn(large_mail(), self.desk.kept_bytes())

    def test_the_same_mail_is_read_within_the_usual_limits(self):
        with self.server():
            self.assertIn(self.deliver(large_mail())["outcome"], ("ticket", "stored"))
            self.desk.wait_until_filed(1)
        self.assertEqual(["Fault large"], self.desk.subjects())

    def test_a_child_that_dies_at_every_mail_stops_nothing(self):
        with self.server("mail.reading"):
            outcomes = [self.deliver(message(n))["outcome"] for n in range(3)]
        self.assertEqual(["quarantined"] * 3, outcomes)
        self.assertEqual(["unread_crash"] * 3, self.reasons())

    def test_a_child_that_dies_now_and_then_costs_no_mail(self):
        with self.server("mail.reading:3"):
            outcomes = [self.deliver(message(n))["outcome"] for n in range(10)]
        self.assertEqual(["ticket"] * 10, outcomes)
        self.assertEqual([], self.reasons())

    def test_children_killed_between_mails_cost_none(self):
        with self.server() as process:
            for n in range(5):
                self.assertEqual("ticket", self.deliver(message(n))["outcome"])
                readers = children_of(process)
                self.assertTrue(readers)
                for reader in readers:
                    os.kill(reader, signal.SIGKILL)
        self.assertEqual([], self.reasons())

    def test_without_a_server_too(self):
        self.assertEqual("quarantined", self.deliver(message(1), "mail.reading")["outcome"])
        self.assertEqual("ticket", self.deliver(message(2))["outcome"])
        self.assertEqual(["unread_crash"], self.reasons())

    def test_children_end_with_their_server(self):
        process = self.desk.start_server()
        self.addCleanup(process.wait, 60)
        self.addCleanup(process.kill)
        self.desk.wait_for_socket(process)
        self.deliver(message(1))
        readers = [os.pidfd_open(reader) for reader in children_of(process)]
        process.kill()
        for reader in readers:
            self.addCleanup(os.close, reader)
            self.assertTrue(select.select([reader], [], [], 30)[0], "it ends when its socket closes")
        self.assertTrue(readers)


if __name__ == "__main__":
    unittest.main()
