"""LMTP: what was answered with 250 is on disk and takes effect once, whoever is cut off, killed, or out of room.

A real Postfix delivers, and a client of our own is cut off at every byte of its session.
"""
import pathlib
import tempfile
import unittest

from harness import Lmtp, MailDesk, fill, message, small_disk, wait_until
from postfix import Postfix

COMMIT_POINTS = [
    *("intake.before_store", "intake.after_store", "intake.before_file", "intake.after_file"),
    *("db.before_commit", "db.after_commit", "job.claimed", "job.handled"),
]


class LmtpTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.folder.chmod(0o755)
        (self.folder / "desk").mkdir(mode=0o755)
        self.desk = MailDesk(self.folder / "desk")

    def postfix(self):
        (self.folder / "postfix").mkdir()
        return Postfix(self.folder / "postfix", self.desk.socket)

    def check_once(self, raws, tickets):
        """Every mail that was accepted is there byte for byte, and is one ticket."""
        kept = self.desk.kept_bytes()
        for raw in raws:
            self.assertTrue(any(raw in content for content in kept), raw[:200])
        self.assertEqual(sorted(tickets), sorted(self.desk.tickets("Lmtp %")))

    def test_postfix_delivers(self):
        raws = {f"Lmtp {n}": message(f"Lmtp {n}", f"Číslo {n}\r\n.\r\n..\r\n" + ("x" * 70 + "\r\n") * (5000 if n == 7 else 1)) for n in range(20)}
        local, domain = self.desk.address.split("@")
        with self.desk.running(), self.postfix() as postfix:
            for raw in raws.values():
                postfix.send(raw, [self.desk.address, f"{local}+detail@{domain}"])
            postfix.send(message("Nobody"), [f"nobody@{domain}"])
            self.desk.wait_for_tickets("Lmtp %", len(raws))
            postfix.wait_for_log("550 5.1.1")
        self.check_once(raws.values(), raws)
        self.assertEqual([], self.desk.tickets("Nobody"))
        recipients = self.desk.select("select distinct recipient, sender, way from mail_arrival where way = 'lmtp' order by 1")
        self.assertEqual([(f"{local}+detail@{domain}", "otto@customer.example", "lmtp"), (self.desk.address, "otto@customer.example", "lmtp")], recipients)

    def test_postfix_keeps_what_a_killed_server_did_not_acknowledge(self):
        raws = {f"Lmtp {n}": message(f"Lmtp {n}") for n in range(len(COMMIT_POINTS))}
        with self.postfix() as postfix:
            for point, raw in zip(COMMIT_POINTS, raws.values()):
                process = self.desk.start(kill_at=point)
                postfix.send(raw, [self.desk.address])
                with self.subTest(point):
                    self.assertEqual(-9, process.wait(60))
            with self.desk.running():
                self.desk.wait_for_tickets("Lmtp %", len(raws))
                wait_until(lambda: not list((self.folder / "postfix" / "queue").glob("deferred/*/*")), "the queue is empty")
        self.check_once(raws.values(), raws)

    def test_cut_at_every_byte(self):
        """A client that is cut off at any byte comes again with the same mail, as a mail server does."""
        raw = message("Lmtp 0")
        with self.desk.running():
            cut = 0
            while True:
                try:
                    with Lmtp(self.desk.socket, cut) as client:
                        self.assertEqual(["250 2.0.0 Stored"], client.deliver(raw, [self.desk.address]))
                    break
                except ConnectionAbortedError:
                    cut += 1
            with Lmtp(self.desk.socket) as client:
                self.assertEqual(["250 2.0.0 Stored"], client.deliver(raw, [self.desk.address]))
            self.desk.wait_for_tickets("Lmtp %", 1)
        self.assertGreater(cut, len(raw))
        self.check_once([raw], ["Lmtp 0"])

    def test_an_answer_that_got_lost_makes_no_second_ticket(self):
        raws = [message(f"Lmtp {n}") for n in range(10)]
        with self.desk.running():
            for raw in raws:
                client = Lmtp(self.desk.socket)
                client.__enter__()
                client.command("MAIL FROM:<otto@customer.example>")
                client.command(f"RCPT TO:<{self.desk.address}>")
                client.command("DATA")
                client.send(raw + b".\r\n")
                client.socket.close()
                with Lmtp(self.desk.socket) as again:
                    self.assertEqual(["250 2.0.0 Stored"], again.deliver(raw, [self.desk.address]))
            self.desk.wait_for_tickets("Lmtp %", len(raws))
        self.check_once(raws, [f"Lmtp {n}" for n in range(10)])

    def test_a_full_disk_keeps_the_mail_at_the_sender(self):
        disk = small_disk(self, self.folder / "disk")
        if disk is None:
            return
        desk = MailDesk(disk)
        raws = [message(f"Lmtp {n}", "x" * 100_000 + f"{n}\r\n") for n in range(20)]
        filler = disk / "filler"
        with desk.running():
            fill(filler)
            acknowledged, refused = [], []
            for raw in raws:
                with Lmtp(desk.socket) as client:
                    assert client.command("MAIL FROM:<otto@customer.example>").startswith("250")
                    client.command(f"RCPT TO:<{desk.address}>")
                    client.command("DATA")
                    client.send(raw + b".\r\n")
                    (acknowledged if client.answer().startswith("250") else refused).append(raw)
            self.assertTrue(refused, "nothing was refused: the disk was not full")
            filler.unlink()
            for raw in refused:
                with Lmtp(desk.socket) as client:
                    self.assertEqual(["250 2.0.0 Stored"], client.deliver(raw, [desk.address]))
            desk.wait_for_tickets("Lmtp %", len(raws))
        kept = desk.kept_bytes()
        for raw in raws:
            self.assertIn(raw, kept)
        self.assertEqual(sorted(f"Lmtp {n}" for n in range(20)), sorted(desk.tickets("Lmtp %")))


if __name__ == "__main__":
    unittest.main()
