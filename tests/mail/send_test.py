"""Mail on its way out, through a real Postfix: accepted, told to come again, refused; each recipient with its own fate."""
import contextlib
import email
import email.policy
import os
import pathlib
import sqlite3
import subprocess
import tempfile
import unittest
from unittest import mock

from harness import BINARY, MailDesk, environment, free_port, wait_until
from postfix_in import REFUSED, ReceivingPostfix


class SendTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.folder.chmod(0o755)
        for name in ("desk", "postfix"):
            (self.folder / name).mkdir(mode=0o755)
        self.desk = MailDesk(self.folder / "desk")

    @contextlib.contextmanager
    def running(self, settings):
        with mock.patch("harness.environment", lambda kill_at=None: environment(kill_at) | settings):
            with self.desk.running() as process:
                yield process

    def add_tickets(self, api, addresses):
        """A request of each; their ids by address."""
        _, _, customer = api.call("POST", "/api/v1/customers", {"name": "Customer", "domain": "customer.example", "language": "en", "country": "CZ"})
        tickets = {}
        for address in addresses:
            _, _, contact = api.call("POST", f"/api/v1/customers/{customer['id']}/contacts", {"name": address.split("@")[0], "email": address, "language": "en"})
            request = {
                **{"subject": f"Send to {address}", "kind": "technical", "nature": "break_fix", "severity": "B", "service": ""},
                **{"customer_id": customer["id"], "contact_id": contact["id"], "body": "By telephone."},
            }
            status, _, ticket = api.call("POST", "/api/v1/tickets", request)
            self.assertEqual(201, status, ticket)
            tickets[address] = ticket["id"]
        return tickets

    def fate(self, api, ticket):
        """(state, attempts, last_error) of the mail that carries the reply."""
        _, _, body = api.call("GET", f"/api/v1/tickets/{ticket}/mails")
        mail = next(item for item in body["items"] if item["purpose"] == "reply")
        return mail["state"], mail["attempts"], mail["last_error"]

    def hour_passes(self):
        """What waits for its next try is due: the server that is not running cannot see it happen."""
        with contextlib.closing(sqlite3.connect(self.desk.data / "podpora.db")) as connection, connection:
            connection.execute("update job set due_at = 0 where kind = 'notify.send'")

    def test_accepted_greylisted_and_refused(self):
        addresses = ["otto@customer.example", "grey@customer.example", "closed@customer.example"]
        with ReceivingPostfix(self.folder / "postfix") as postfix:
            with self.running(postfix.settings()):
                api = self.desk.api()
                api.call("PUT", "/api/v1/session/undo-delay", {"seconds": 0})
                tickets = self.add_tickets(api, addresses)
                for ticket in tickets.values():
                    status, _, body = api.call("POST", f"/api/v1/tickets/{ticket}/replies", {"body": "Zkuste to **znovu**.\n.\n..\nFrom here on"})
                    self.assertEqual(201, status, body)
                wait_until(lambda: all(self.fate(api, ticket)[1] == 1 for ticket in tickets.values()), "each was tried")
                self.assertEqual(("sent", 1, ""), self.fate(api, tickets[addresses[0]]))
                state, _, answer = self.fate(api, tickets[addresses[1]])
                self.assertEqual("queued", state)
                self.assertIn("450 4.2.0", answer)
                state, _, answer = self.fate(api, tickets[addresses[2]])
                self.assertEqual("failed", state)
                self.assertIn("550 5.1.1", answer)
                _, _, refused = api.call("GET", f"/api/v1/tickets/{tickets[addresses[2]]}")
                self.assertTrue(any("Mailbox is closed" in note["body"] for note in refused["messages"] if note["visibility"] == "internal"))
                first_id = self.desk.select("select message_id from outbox where recipient = 'grey@customer.example' and purpose = 'reply'")
            postfix.refuse({address: answer for address, answer in REFUSED.items() if address != "grey@customer.example"})
            postfix.reload()
            self.hour_passes()
            with self.running(postfix.settings()):
                api = self.desk.api()
                wait_until(lambda: self.fate(api, tickets[addresses[1]])[0] == "sent", "the greylisted mail arrived")
                self.assertEqual(2, self.fate(api, tickets[addresses[1]])[1])
            self.assertEqual([], postfix.delivered("closed"))
            self.assertNotIn("SSL_accept error", postfix.log())
            for box in ("otto", "grey"):
                replies = [email.message_from_bytes(raw, policy=email.policy.default) for raw in postfix.delivered(box)]
                replies = [mail for mail in replies if mail["Subject"].startswith("Re: ")]
                self.assertEqual(1, len(replies), f"{box} got the reply once")
                text = replies[0].get_body(("plain",)).get_content()
                self.assertTrue(text.startswith("Zkuste to **znovu**.\n.\n..\nFrom here on\n"), text)
                self.assertIn("<strong>znovu</strong>", replies[0].get_body(("html",)).get_content())
            self.assertEqual(f"<{first_id[0][0]}>", replies[0]["Message-ID"])

    def send_test(self, settings, to):
        command = [BINARY, "mail", "test-send", "--to", to, "--data", self.desk.data]
        return subprocess.run(command, capture_output=True, text=True, timeout=120, env=environment() | settings)

    def test_an_operator_sees_what_the_server_says(self):
        with ReceivingPostfix(self.folder / "postfix") as postfix:
            settings = postfix.settings()
            sent = self.send_test(settings, "otto@customer.example")
            self.assertEqual(0, sent.returncode, sent.stderr)
            self.assertIn("250 2.0.0", sent.stdout)
            postfix.wait_for_mails("otto", 1)
            for to, code, words in [("grey@customer.example", 75, "450 4.2.0"), ("closed@customer.example", 5, "550 5.1.1")]:
                answered = self.send_test(settings, to)
                self.assertEqual(code, answered.returncode, answered.stderr)
                self.assertIn(words, answered.stderr)
            untrusted = self.send_test({**settings, "PODPORA_MAIL__SMTP_CA_FILE": os.devnull}, "otto@customer.example")
            self.assertEqual(75, untrusted.returncode, untrusted.stderr)
            self.assertEqual(2, self.send_test(settings, "nobody").returncode)
        nobody = {**settings, "PODPORA_MAIL__SMTP_URL": f"smtp://127.0.0.1:{free_port()}"}
        self.assertEqual(75, self.send_test(nobody, "otto@customer.example").returncode)


if __name__ == "__main__":
    unittest.main()
