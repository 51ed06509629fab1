"""A private Postfix that takes mail in, for what the desk sends: with TLS, and with a table of whom it refuses."""
import os
import pathlib
import pwd
import subprocess

from harness import free_port, wait_until
from postfix import SERVICES, as_root

SETTINGS = """
compatibility_level = 3.6
queue_directory = {folder}/queue
data_directory = {folder}/data
mail_owner = postfix
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
myhostname = mx.customer.example
mydestination =
mynetworks = 127.0.0.0/8
smtpd_peername_lookup = no
maillog_file = {folder}/log
maillog_file_prefixes = {folder}
virtual_mailbox_domains = customer.example
virtual_mailbox_maps = inline:{{ {{ otto@customer.example = otto/ }}, {{ grey@customer.example = grey/ }}, {{ closed@customer.example = closed/ }} }}
virtual_mailbox_base = {folder}/boxes
virtual_minimum_uid = 1
virtual_uid_maps = static:{uid}
virtual_gid_maps = static:{gid}
virtual_transport = virtual
smtpd_recipient_restrictions = check_recipient_access texthash:{folder}/access, permit_mynetworks, reject
smtpd_sender_restrictions =
smtpd_tls_cert_file = {folder}/cert.pem
smtpd_tls_key_file = {folder}/key.pem
smtpd_tls_security_level = encrypt
smtpd_tls_loglevel = 1
notify_classes =
"""

REFUSED = {
    "grey@customer.example": "450 4.2.0 Greylisted, come again",
    "closed@customer.example": "550 5.1.1 Mailbox is closed",
}


class ReceivingPostfix:
    def __init__(self, folder):
        self.folder, self.port = pathlib.Path(folder), free_port()
        self.ca_file = self.folder / "cert.pem"
        for name in ("etc", "queue", "data", "boxes"):
            (self.folder / name).mkdir()
        self.refuse(REFUSED)
        owner = pwd.getpwnam("postfix")
        settings = SETTINGS.format(folder=self.folder, uid=owner.pw_uid, gid=owner.pw_gid)
        (self.folder / "etc" / "main.cf").write_text(settings)
        services = SERVICES.format(port=self.port) + "virtual unix - n n - - virtual\ntlsmgr unix - - n 1000? 1 tlsmgr\n"
        (self.folder / "etc" / "master.cf").write_text(services)
        subprocess.run(
            ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1",
             "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", self.folder / "key.pem", "-out", self.ca_file],
            check=True, capture_output=True, timeout=60,
        )  # fmt: skip

    def __enter__(self):
        owner = pwd.getpwnam("postfix").pw_uid
        for name in ("data", "boxes"):
            as_root("chown", owner, self.folder / name)
        as_root("postfix", "-c", self.folder / "etc", "start")
        return self

    def __exit__(self, *_):
        as_root("postfix", "-c", self.folder / "etc", "abort")

    def refuse(self, answers):
        """From the next start or reload on."""
        table = "".join(f"{address} {answer}\n" for address, answer in answers.items())
        (self.folder / "access").write_text(table)

    def reload(self):
        as_root("postfix", "-c", self.folder / "etc", "reload")

    def settings(self):
        """What makes a desk send here, and in no clear text."""
        return {
            "PODPORA_MAIL__SMTP_URL": f"smtp://127.0.0.1:{self.port}",
            "PODPORA_MAIL__REQUIRE_TLS": "true",
            "PODPORA_MAIL__SMTP_CA_FILE": str(self.ca_file),
        }

    def delivered(self, box):
        """The mails of a box, as they were written to disk."""
        listed = subprocess.run(
            [*([] if os.geteuid() == 0 else ["sudo", "-n"]), "find", self.folder / "boxes" / box / "new", "-type", "f", "-exec", "cat", "{}", ";", "-printf", "\\0"],
            capture_output=True, timeout=60,
        )  # fmt: skip
        return [mail for mail in listed.stdout.split(b"\0") if mail]

    def wait_for_mails(self, box, count):
        wait_until(lambda: len(self.delivered(box)) >= count, f"{count} mails in {box}")

    def log(self):
        path = self.folder / "log"
        return path.read_text(errors="replace") if path.exists() else ""
