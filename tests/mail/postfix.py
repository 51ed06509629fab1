"""A private Postfix: its own configuration, queue and port in a temporary folder; the system's one is left alone."""
import os
import pathlib
import pwd
import smtplib
import subprocess

from harness import free_port, wait_until

SERVICES = """
127.0.0.1:{port} inet n - n - - smtpd
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
flush unix n - n 1000? 0 flush
proxymap unix - - n - - proxymap
lmtp unix - - n - - lmtp
error unix - - n - - error
retry unix - - n - - error
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
postlog unix-dgram n - n - 1 postlogd
"""

SETTINGS = """
compatibility_level = 3.6
queue_directory = {folder}/queue
data_directory = {folder}/data
mail_owner = postfix
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
myhostname = mx.test.example
mydestination =
mynetworks = 127.0.0.0/8
smtpd_peername_lookup = no
maillog_file = {folder}/log
maillog_file_prefixes = {folder}
recipient_delimiter = +
virtual_mailbox_domains = severka.example
virtual_transport = lmtp:unix:{socket}
message_size_limit = 60000000
mailbox_size_limit = 0
virtual_mailbox_limit = 0
minimal_backoff_time = 1s
maximal_backoff_time = 1s
queue_run_delay = 1s
transport_retry_time = 1s
lmtp_destination_concurrency_failed_cohort_limit = 0
bounce_queue_lifetime = 0
notify_classes =
"""


def as_root(*command):
    """Postfix's master needs root; a developer's own account asks sudo, as ./dev setup does."""
    prefix = [] if os.geteuid() == 0 else ["sudo", "-n"]
    subprocess.run([*prefix, *map(str, command)], check=True, capture_output=True, timeout=60)


class Postfix:
    def __init__(self, folder, socket):
        self.folder, self.port = pathlib.Path(folder), free_port()
        (self.folder / "etc").mkdir()
        for name in ("queue", "data"):
            (self.folder / name).mkdir()
        (self.folder / "etc" / "main.cf").write_text(SETTINGS.format(folder=folder, socket=socket))
        (self.folder / "etc" / "master.cf").write_text(SERVICES.format(port=self.port))

    def __enter__(self):
        as_root("chown", pwd.getpwnam("postfix").pw_uid, self.folder / "data")
        as_root("postfix", "-c", self.folder / "etc", "start")
        return self

    def __exit__(self, *_):
        as_root("postfix", "-c", self.folder / "etc", "abort")

    def send(self, raw, recipients, sender="otto@customer.example"):
        with smtplib.SMTP("127.0.0.1", self.port, timeout=60) as client:
            client.sendmail(sender, recipients, raw, mail_options=["BODY=8BITMIME"])

    def log(self):
        path = self.folder / "log"
        return path.read_text(errors="replace") if path.exists() else ""

    def wait_for_log(self, words):
        wait_until(lambda: words in self.log(), f"Postfix says {words}")
