"""What the mail tests share: the desk of tests/faults, and a server that takes mail."""
import contextlib
import errno
import os
import pathlib
import socket
import subprocess
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "faults"))

from desk import BINARY, Desk, environment  # noqa: E402
from desk_api import Api  # noqa: E402

WAIT_SECONDS_MAX = 180


def wait_until(true, what, seconds=WAIT_SECONDS_MAX):
    """Other processes do the work: look until they have, or until it takes too long."""
    end = time.monotonic() + seconds
    while not true():
        if time.monotonic() > end:
            raise AssertionError(f"not within {seconds} s: {what}")
        time.sleep(0.05)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def message(subject, body="Prosím o pomoc.\r\n", sender="otto@customer.example", number=0):
    return (
        f"From: Otto <{sender}>\r\nTo: podpora@severka.example\r\nSubject: {subject}\r\n"
        f"Message-ID: <{subject.replace(' ', '-')}.{number}@customer.example>\r\nDate: Mon, 23 Nov 2026 08:00:00 +0000\r\n"
        f"MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{body}"
    ).encode()


def fill(path):
    """Writes until the disk is full."""
    out = os.open(path, os.O_CREAT | os.O_WRONLY)
    try:
        while True:
            os.write(out, b"0" * 4096)
    except OSError as error:
        if error.errno != errno.ENOSPC:
            raise
    finally:
        os.close(out)


def small_disk(test, folder):
    """A file system of 24 MiB until the test ends; None, and says so, where nobody may mount one."""
    folder.mkdir()
    mount = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", folder], capture_output=True, text=True, check=False)
    if mount.returncode != 0:
        test.assertNotEqual(0, os.geteuid(), f"root could not mount: {mount.stderr}")
        print("\na full disk was not tried: mounting a small one needs root", flush=True)
        return None
    test.addCleanup(subprocess.run, ["umount", "--lazy", folder], check=True)
    return folder


class MailDesk(Desk):
    """The demo desk with a server whose LMTP socket lies in its folder."""

    def __init__(self, data):
        super().__init__(data)
        self.socket = data / "lmtp.sock"
        self.address = self.select("select address from mail_identity order by desk_id limit 1")[0][0]

    def start(self, kill_at=None, extra=()):
        self.port = free_port()
        command = [BINARY, "serve", "--data", self.data, "--listen", f"127.0.0.1:{self.port}", "--lmtp", self.socket, *extra]
        variables = environment(kill_at) | {"PODPORA_MAIL__LMTP_MODE": "0666"}
        log = open(self.data.parent / "serve.log", "ab")
        with log:
            process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, env=variables)
        wait_until(lambda: process.poll() is not None or self.is_listening(), "the server listens")
        return process

    def api(self):
        return Api(f"http://127.0.0.1:{self.port}")

    def start_worker(self):
        null = subprocess.DEVNULL
        return subprocess.Popen([BINARY, "work", "--data", self.data], stdin=null, stdout=null, stderr=null, env=environment())

    def is_listening(self):
        with socket.socket(socket.AF_UNIX) as probe:
            return probe.connect_ex(str(self.socket)) == 0

    @contextlib.contextmanager
    def running(self, extra=()):
        process = self.start(extra=extra)
        try:
            yield process
        finally:
            process.terminate()
            code = process.wait(60)
        assert code == 0, f"serve ended with {code}"

    def tickets(self, subject):
        """How many tickets have a subject like this."""
        return [row[0] for row in self.select(f"select subject from ticket where subject like '{subject}' order by id")]

    def wait_for_tickets(self, subject, count, seconds=WAIT_SECONDS_MAX):
        wait_until(lambda: len(self.tickets(subject)) >= count, f"{count} tickets like {subject}", seconds)


class Lmtp:
    """One LMTP session; `cut` breaks it off when so many bytes were sent."""

    def __init__(self, path, cut=None):
        self.socket = socket.socket(socket.AF_UNIX)
        self.socket.settimeout(WAIT_SECONDS_MAX)
        self.socket.connect(str(path))
        self.left = cut
        self.input = b""

    def __enter__(self):
        self.answer()
        self.command("LHLO test.example")
        return self

    def __exit__(self, *_):
        self.socket.close()

    def send(self, data):
        if self.left is not None and len(data) > self.left:
            self.socket.sendall(data[: self.left])
            self.socket.close()
            raise ConnectionAbortedError("cut")
        if self.left is not None:
            self.left -= len(data)
        self.socket.sendall(data)

    def answer(self):
        while True:
            while b"\r\n" not in self.input:
                data = self.socket.recv(4096)
                if not data:
                    raise ConnectionResetError("closed")
                self.input += data
            line, self.input = self.input.split(b"\r\n", 1)
            if line[3:4] == b" ":
                return line.decode()

    def command(self, line):
        self.send(line.encode() + b"\r\n")
        return self.answer()

    def deliver(self, raw, recipients, sender="otto@customer.example"):
        """The answer for each recipient that was accepted."""
        assert self.command(f"MAIL FROM:<{sender}>").startswith("250")
        accepted = [to for to in recipients if self.command(f"RCPT TO:<{to}>").startswith("250")]
        self.command("DATA")
        self.send(b"\r\n".join(b"." + line if line.startswith(b".") else line for line in raw.split(b"\r\n")) + b".\r\n")
        return [self.answer() for _ in accepted]
