"""A desk with the demo data in a folder, its processes, and what its store holds."""
import contextlib
import hashlib
import os
import pathlib
import socket
import sqlite3
import subprocess
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
BINARY = ROOT / "build" / "release" / "podpora"
FILED_SECONDS_MAX = 300


def message(number):
    """A request whose subject is its number; every 25th is too large for the database and goes to the blob folder."""
    body = f"Dobrý den, prosím o pomoc s požadavkem {number}.\r\n" * (6000 if number % 25 == 7 else 3)
    head = (
        f"From: Otto <otto{number}@customer.example>\r\nTo: podpora@partner.example\r\nSubject: Fault {number}\r\n"
        f"Message-ID: <fault-{number}@customer.example>\r\nDate: Mon, 23 Nov 2026 08:00:00 +0000\r\n"
        "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
    )
    return (head + body).encode()


class Desk:
    def __init__(self, data):
        self.data = data
        subprocess.run([BINARY, "demo", "--seed", "--data", data], check=True, stdout=subprocess.DEVNULL, env=environment())
        self.slug = self.select("select slug from desk order by id limit 1")[0][0]
        self.tickets_before = self.select("select count(*) from ticket")[0][0]

    def select(self, sql):
        with contextlib.closing(sqlite3.connect(f"file:{self.data}/podpora.db?mode=ro", uri=True)) as connection:
            return connection.execute(sql).fetchall()

    def start_delivery(self, kill_at=None, settings=None):
        command = [BINARY, "mail", "deliver", "--desk", self.slug, "--data", self.data]
        pipe = subprocess.PIPE
        return subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, env=environment(kill_at) | (settings or {}))

    def start_server(self, kill_at=None, settings=None):
        command = [BINARY, "serve", "--data", self.data, "--listen", "127.0.0.1:0"]
        null = subprocess.DEVNULL
        return subprocess.Popen(command, stdin=null, stdout=null, stderr=null, env=environment(kill_at) | (settings or {}))

    def wait_for_socket(self, process):
        """Until a server takes deliveries; fails when it ends instead."""
        end = time.monotonic() + 60
        while time.monotonic() < end:
            assert process.poll() is None, f"serve ended with {process.returncode}"
            with contextlib.suppress(OSError), socket.socket(socket.AF_UNIX) as client:
                client.connect(str(self.data / "podpora.sock"))
                return
            time.sleep(0.05)
        raise AssertionError("no server after a minute")

    @contextlib.contextmanager
    def server(self):
        """A server that lives; it must end with 0 when asked to."""
        process = self.start_server()
        try:
            yield process
        finally:
            process.terminate()
            code = process.wait(60)
        assert code == 0, f"serve ended with {code}"

    def subjects(self):
        return [row[0] for row in self.select("select subject from ticket where subject like 'Fault %'")]

    def wait_until_filed(self, count):
        """Other processes file the mail: look until they have, or until it takes too long."""
        end = time.monotonic() + FILED_SECONDS_MAX
        while len(self.subjects()) < count and time.monotonic() < end:
            time.sleep(0.2)

    def kept_bytes(self):
        """Every content that the store holds, checked against its SHA-256; large ones are files named by it."""
        kept = set()
        for sha256, size, content in self.select("select sha256, size, content from blob"):
            if content is None:
                files = [path for path in self.data.glob(f"**/{sha256[2:]}") if path.is_file()]
                assert files, f"the file of blob {sha256} is missing"
                content = files[0].read_bytes()
            assert len(content) == size and hashlib.sha256(content).hexdigest() == sha256, f"blob {sha256} is damaged"
            kept.add(bytes(content))
        return kept


def environment(kill_at=None):
    own = {key: value for key, value in os.environ.items() if not key.startswith("PODPORA_") or key == "PODPORA_MAIL__CA_FILE"}
    own["PODPORA_MAIL__PRIVATE_NETWORKS"] = "127.0.0.0/8"  # where the servers of these tests are
    return own | ({"PODPORA_KILL_AT": kill_at} if kill_at else {})
