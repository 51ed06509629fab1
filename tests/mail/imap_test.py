"""IMAP mailboxes against a real Dovecot: every message is stored once, whatever is cut, killed, or counted anew.

PODPORA_MAIL_EVERY_OFFSET=1 cuts the session at every byte instead of at a sample; PODPORA_MAIL_WAITING sets how many
messages wait at the start.
"""
import concurrent.futures
import os
import pathlib
import random
import signal
import shutil
import tempfile
import unittest

from dovecot import Dovecot
from harness import WAIT_SECONDS_MAX, MailDesk, fill, free_port, message, small_disk, wait_until
from proxy import Proxy

COMMIT_POINTS = [
    *("mailbox.fetched", "mailbox.stored", "mailbox.marked", "mailbox.settled"),
    *("intake.before_file", "intake.after_file", "db.before_commit:4", "db.after_commit:4"),
]
EVERY_OFFSET = os.environ.get("PODPORA_MAIL_EVERY_OFFSET") == "1"
WAITING = int(os.environ.get("PODPORA_MAIL_WAITING", "500"))
SEED = int(os.environ.get("PODPORA_FAULT_SEED", random.SystemRandom().randrange(10**6)))


class ImapTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.folder.chmod(0o755)
        for name in ("desk", "dovecot"):
            (self.folder / name).mkdir(mode=0o755)
        self.dovecot = Dovecot(self.folder / "dovecot")
        self.dovecot.start()
        self.addCleanup(self.dovecot.__exit__)
        os.environ["PODPORA_MAIL__CA_FILE"] = str(self.folder / "dovecot" / "cert.pem")
        self.desk = MailDesk(self.folder / "desk")

    def settings(self, user, port=None, **more):
        return {"host": "127.0.0.1", "port": port or self.dovecot.plain, "security": "none", "username": user, "secret": "secret", "first_fetch": "all"} | more

    def check_once(self, raws, desk=None):
        """Each message is kept byte for byte, and its subject is on one ticket."""
        desk = desk or self.desk
        kept = desk.kept_bytes()
        for raw in raws.values():
            self.assertIn(raw, kept)
        self.assertEqual(sorted(raws), sorted(desk.tickets("Imap %")))

    def put(self, user, count, start=0):
        raws = {f"Imap {user} {n}": message(f"Imap {user} {n}", f"Číslo {n}\r\n") for n in range(start, start + count)}
        for raw in raws.values():
            self.dovecot.put(user, raw)
        return raws

    def test_every_setting_does_what_it_says(self):
        raws = {}
        for user in ("leave", "seen", "move", "delete"):
            raws |= self.put(user, 3)
        with self.desk.running():
            api = self.desk.api()
            tls = {"port": self.dovecot.tls, "security": "tls"}
            starttls = {"security": "starttls"}
            api.add_mailbox(**self.settings("leave", **tls | {"after_store": "leave"}))
            api.add_mailbox(**self.settings("seen", **starttls | {"after_store": "mark_seen"}))
            api.add_mailbox(**self.settings("move", **tls | {"after_store": "move", "move_to": "Vyřízené"}))
            mailbox = api.add_mailbox(**self.settings("delete", after_store="delete"))
            self.desk.wait_for_tickets("Imap %", len(raws))
            # News come by IDLE, long before the next poll would.
            raws |= self.put("delete", 1, start=3)
            self.desk.wait_for_tickets("Imap %", len(raws))
            wait_until(lambda: not self.dovecot.files("delete"), "what is stored is deleted")
            wait_until(lambda: len(self.dovecot.files("move", "Vy&AVkA7Q-zen&AOk-")) == 3, "what is stored is moved")
            wait_until(lambda: all(path.name.endswith(",S") for path in self.dovecot.files("seen")), "what is stored is seen")
            self.assertEqual(3, len(self.dovecot.files("leave")))
            self.assertFalse(any(path.name.endswith("S") for path in self.dovecot.files("leave")))
            wait_until(lambda: api.mailbox(mailbox["id"])["status"] == "fetching", "the state says so")
            self.assertEqual(4, api.mailbox(mailbox["id"])["fetched"])
        self.check_once(raws)
        self.assertEqual(0, self.desk.select("select count(*) from mailbox_unsettled")[0][0])

    def test_only_what_is_wanted_at_first(self):
        for user in ("none", "unseen"):
            self.dovecot.put(user, message(f"Imap {user} read"), seen=True)
            self.dovecot.put(user, message(f"Imap {user} unread"))
        with self.desk.running():
            api = self.desk.api()
            for user in ("none", "unseen"):
                mailbox = api.add_mailbox(**self.settings(user, first_fetch=user, after_store="leave"))
                wait_until(lambda: api.mailbox(mailbox["id"])["last_fetch_at"], "the first fetch is done")
                self.dovecot.put(user, message(f"Imap {user} new"), seen=True)
            self.desk.wait_for_tickets("Imap %", 3)
        self.assertEqual(["Imap none new", "Imap unseen new", "Imap unseen unread"], sorted(self.desk.tickets("Imap %")))

    def test_a_trial_says_what_the_server_says(self):
        self.put("trial", 2)
        with self.desk.running():
            api = self.desk.api()
            _, _, good = api.call("POST", "/api/v1/mailbox-trials", self.settings("trial", port=self.dovecot.tls, security="tls"))
            self.assertEqual({"ok": True, "error": "", "messages": 2}, good)
            cases = {
                "AUTHENTICATIONFAILED": self.settings("trial", secret="wrong"),
                "Mailbox doesn't exist": self.settings("trial", folder="Nowhere"),
                "onnect": self.settings("trial", port=free_port()),
                "certificate": self.settings("trial", host="localhost", port=self.dovecot.tls, security="tls"),
            }
            for words, settings in cases.items():
                _, _, bad = api.call("POST", "/api/v1/mailbox-trials", settings)
                self.assertFalse(bad["ok"])
                self.assertIn(words, bad["error"])
                self.assertNotIn("secret", bad["error"])

    def test_killed_at_each_commit_point(self):
        """One desk and one mailbox for each point; what dies is started again, and the lease of the dead runs out."""
        seeded = self.folder / "seeded"
        shutil.copytree(self.desk.data, seeded)

        def kill_at(point, number):
            user, data = f"kill{number}", self.folder / f"desk{number}" / "desk"
            shutil.copytree(seeded, data)
            desk = MailDesk.__new__(MailDesk)
            desk.__dict__ |= self.desk.__dict__ | {"data": data, "socket": data / "lmtp.sock"}
            with desk.running():
                desk.api().add_mailbox(**self.settings(user, after_store=("delete", "mark_seen", "move")[number % 3], move_to="Done", first_fetch="all"))
            raws = self.put(user, 5)
            self.assertEqual(-signal.SIGKILL, desk.start(point).wait(60), point)
            with desk.running():
                desk.wait_for_tickets("Imap %", len(raws))
                wait_until(lambda: desk.select("select count(*) from mailbox_unsettled")[0][0] == 0, "all is settled")
            self.check_once(raws, desk)
            left = self.dovecot.files(user)
            self.assertEqual(5 if number % 3 == 1 else 0, len(left), point)

        with concurrent.futures.ThreadPoolExecutor(len(COMMIT_POINTS)) as pool:
            list(pool.map(kill_at, COMMIT_POINTS, range(len(COMMIT_POINTS))))

    def test_cut_at_many_bytes(self):
        """Each mailbox's first session is cut at another byte: in the middle of a command, an answer, a message."""
        print(f"PODPORA_FAULT_SEED={SEED}", flush=True)
        measure = Proxy(self.dovecot.plain)
        self.addCleanup(measure.close)
        modes = [{"after_store": "delete"}, {"after_store": "mark_seen"}, {"after_store": "move", "move_to": "Done"}]
        with self.desk.running():
            api = self.desk.api()
            raws = self.put("measure", 2)
            api.add_mailbox(**self.settings("measure", port=measure.port, after_store="delete"))
            wait_until(lambda: not self.dovecot.files("measure"), "the whole session is measured")
            offsets = list(range(1, measure.bytes + 40))
            if not EVERY_OFFSET:
                offsets = random.Random(SEED).sample(offsets, 60)
            for wave in range(0, len(offsets), 100):
                raws |= self.cut_wave(api, offsets[wave : wave + 100], modes, len(raws))
        self.check_once(raws)

    def cut_wave(self, api, offsets, modes, before):
        raws, proxies, mailboxes = {}, [], []
        for offset in offsets:
            raws |= self.put(f"cut{offset}", 2)
            proxies.append(Proxy(self.dovecot.plain, cut=offset))
            mailboxes.append(api.add_mailbox(**self.settings(f"cut{offset}", port=proxies[-1].port, **modes[offset % 3])))
        self.desk.wait_for_tickets("Imap %", before + len(raws), 3 * WAIT_SECONDS_MAX)
        for offset in offsets:
            wait_until(lambda: len(self.dovecot.files(f"cut{offset}")) == (2 if offset % 3 == 1 else 0), f"{offset} is settled")
        for proxy, mailbox in zip(proxies, mailboxes):
            api.call("DELETE", f"/api/v1/mailboxes/{mailbox['id']}")
            proxy.close()
        return raws

    def test_the_server_counts_anew(self):
        raws = self.put("anew", 5)
        with self.desk.running():
            api = self.desk.api()
            mailbox = api.add_mailbox(**self.settings("anew", after_store="leave"))
            self.desk.wait_for_tickets("Imap %", 5)
            self.dovecot.stop()
            self.dovecot.forget_uids("anew")
            raws |= self.put("anew", 2, start=5)
            self.dovecot.start()
            self.desk.wait_for_tickets("Imap %", 7)
            wait_until(lambda: api.mailbox(mailbox["id"])["fetched"] == 12, "all are looked at again")
        self.check_once(raws)

    def test_the_server_is_away_and_comes_back(self):
        with self.desk.running():
            api = self.desk.api()
            mailbox = api.add_mailbox(**self.settings("away"))
            wait_until(lambda: api.mailbox(mailbox["id"])["status"] == "fetching", "it fetches")
            self.dovecot.stop()
            wait_until(lambda: api.mailbox(mailbox["id"])["status"] == "failing", "it says that the server is away")
            raws = self.put("away", 2)
            self.dovecot.start()
            self.desk.wait_for_tickets("Imap %", 2)
            wait_until(lambda: api.mailbox(mailbox["id"])["status"] == "fetching", "it says that all is well")
        self.check_once(raws)

    def test_a_server_that_hangs_blocks_no_other(self):
        proxies = [Proxy(self.dovecot.plain, hang=True), Proxy(self.dovecot.plain, bytes_a_second=1)]
        for proxy in proxies:
            self.addCleanup(proxy.close)
        with self.desk.running():
            api = self.desk.api()
            for number, proxy in enumerate(proxies):
                api.add_mailbox(**self.settings(f"slow{number}", port=proxy.port))
                wait_until(lambda: proxy.connections, "it is tried")
            raws = self.put("quick", 3)
            api.add_mailbox(**self.settings("quick"))
            self.desk.wait_for_tickets("Imap %", 3)
        self.check_once(raws)

    def test_a_message_that_vanishes_stops_no_other(self):
        raws = self.put("vanish", 1)
        victim = self.dovecot.put("vanish", message("Imap vanished"))
        raws |= self.put("vanish", 1, start=2)

        def remove(data):
            if b"BODY.PEEK[]" in data:
                for path in self.dovecot.box("vanish").glob(f"*/{victim.name}*"):
                    path.unlink()

        proxy = Proxy(self.dovecot.plain, watch=remove)
        self.addCleanup(proxy.close)
        with self.desk.running():
            self.desk.api().add_mailbox(**self.settings("vanish", port=proxy.port, after_store="delete"))
            self.desk.wait_for_tickets("Imap %", 2)
        self.check_once(raws)

    def test_a_full_disk_keeps_the_mail_on_the_server(self):
        disk = small_disk(self, self.folder / "disk")
        if disk is None:
            return
        desk = MailDesk(disk)
        filler = disk / "filler"
        raws = {}
        for number in range(20):
            subject = f"Imap full {number}"
            raws[subject] = message(subject, "x" * 100_000 + f"{number}\r\n")
        with desk.running():
            api = desk.api()
            mailbox = api.add_mailbox(**self.settings("full", after_store="delete"))
            wait_until(lambda: api.mailbox(mailbox["id"])["status"] == "fetching", "it fetches")
            fill(filler)
            for raw in raws.values():
                self.dovecot.put("full", raw)
            log = self.folder / "serve.log"
            wait_until(lambda: "disk is full" in log.read_text(errors="replace"), "the log says what is wrong")
            kept = len(desk.select("select id from mail"))
            self.assertGreaterEqual(len(self.dovecot.files("full")), len(raws) - kept, "what is not stored stays there")
            filler.unlink()
            desk.wait_for_tickets("Imap %", len(raws))
            wait_until(lambda: not self.dovecot.files("full"), "what is stored is deleted")
        self.check_once(raws, desk)

    def test_two_processes_share_the_mailboxes(self):
        with self.desk.running():
            api = self.desk.api()
            for user in ("one", "two", "three"):
                api.add_mailbox(**self.settings(user, after_store="delete"))
            worker = self.desk.start_worker()
            raws = {}
            for user in ("one", "two", "three"):
                raws |= self.put(user, 20)
            self.desk.wait_for_tickets("Imap %", 30)
            worker.kill()
            worker.wait()
            self.desk.wait_for_tickets("Imap %", 60)
        self.check_once(raws)
        # The other way round: the server's mailboxes are taken over by a worker.
        server = self.desk.start()
        wait_until(lambda: self.desk.select("select count(*) from mailbox where leased_until > 0")[0][0] == 3, "all are claimed")
        server.kill()
        server.wait()
        raws |= self.put("one", 5, start=20)
        worker = self.desk.start_worker()
        self.desk.wait_for_tickets("Imap %", 65)
        worker.terminate()
        self.assertEqual(0, worker.wait(60))
        self.check_once(raws)

    def test_many_wait_at_the_start(self):
        raws = self.put("many", WAITING)
        with self.desk.running() as server:
            self.desk.api().add_mailbox(**self.settings("many", after_store="delete"))
            seconds = 60 + WAITING // 50
            count = "select count(*) from mail"
            wait_until(lambda: self.desk.select(count)[0][0] >= WAITING, "all are stored", seconds)
            peak = int(next(line.split()[1] for line in pathlib.Path(f"/proc/{server.pid}/status").read_text().splitlines() if line.startswith("VmHWM")))
            self.assertLess(peak, 400_000, "kB")
            self.desk.wait_for_tickets("Imap %", WAITING, seconds)
        self.check_once(raws)


if __name__ == "__main__":
    unittest.main()
