"""A private Dovecot in a temporary folder: Maildirs that tests write to directly, plain IMAP, STARTTLS and TLS on free ports."""
import os
import pathlib
import pwd
import signal
import subprocess

from harness import free_port, wait_until

SETTINGS = """
protocols = imap
listen = 127.0.0.1
base_dir = {folder}/run
state_dir = {folder}/run
log_path = {folder}/log
instance_name = podpora-test
mail_location = maildir:{folder}/mail/%u:INDEX={folder}/index/%u
mail_fsync = never
disable_plaintext_auth = no
auth_mechanisms = plain login xoauth2
ssl = yes
ssl_cert = <{folder}/cert.pem
ssl_key = <{folder}/key.pem
first_valid_uid = 1
default_internal_user = {internal}
default_internal_group = {internal_group}
default_login_user = {login}
default_process_limit = 1000
default_client_limit = 4000
mail_max_userip_connections = 1000
passdb {{
  driver = static
  mechanisms = plain login
  args = password=secret
}}
passdb {{
  driver = oauth2
  mechanisms = xoauth2
  args = {folder}/oauth2.conf
}}
userdb {{
  driver = static
  args = uid={owner} gid={owner_group} home={folder}/home/%u
}}
service anvil {{
  chroot =
}}
service stats {{
  chroot =
}}
service imap-login {{
  chroot =
  service_count = 0
  inet_listener imap {{
    port = {plain}
  }}
  inet_listener imaps {{
    port = {tls}
    ssl = yes
  }}
}}
"""

OAUTH2 = """
introspection_mode = get
introspection_url = {url}/introspect?token=
username_attribute = username
active_attribute = active
active_value = true
"""


class Dovecot:
    def __init__(self, folder, token_server="http://127.0.0.1:1"):
        self.folder, self.count = pathlib.Path(folder), 0
        self.plain, self.tls = free_port(), free_port()
        for name in ("run", "mail", "index", "home"):
            (self.folder / name).mkdir()
            os.chmod(self.folder / name, 0o777)
        subprocess.run(
            ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=test", "-addext", "subjectAltName=IP:127.0.0.1"]
            + ["-keyout", self.folder / "key.pem", "-out", self.folder / "cert.pem"],
            check=True,
            capture_output=True,
        )
        (self.folder / "oauth2.conf").write_text(OAUTH2.format(url=token_server))
        (self.folder / "dovecot.conf").write_text(SETTINGS.format(folder=folder, plain=self.plain, tls=self.tls, **self.accounts()))

    @staticmethod
    def accounts():
        """Root gives every process its account; anybody else runs them all as himself."""
        if os.geteuid() == 0:
            nobody = pwd.getpwnam("nobody")
            return {"internal": "dovecot", "internal_group": "dovecot", "login": "dovenull", "owner": nobody.pw_uid, "owner_group": nobody.pw_gid}
        me = pwd.getpwuid(os.geteuid())
        group = os.getegid()
        return {"internal": me.pw_name, "internal_group": group, "login": me.pw_name, "owner": me.pw_uid, "owner_group": group}

    def start(self):
        self.process = subprocess.Popen(["dovecot", "-F", "-c", self.folder / "dovecot.conf"])
        wait_until(lambda: "starting up" in self.log(), "Dovecot starts")

    def stop(self):
        self.process.terminate()
        self.process.wait(30)
        (self.folder / "log").unlink(missing_ok=True)

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            self.process.wait(30)

    def log(self):
        path = self.folder / "log"
        return path.read_text(errors="replace") if path.exists() else ""

    def box(self, user, folder=None):
        return self.folder / "mail" / user / (f".{folder}" if folder else "")

    def put(self, user, raw, seen=False):
        """A new message in the user's inbox, as a delivery agent leaves it."""
        box = self.box(user)
        owner = self.accounts()
        for name in ("", "tmp", "new", "cur"):
            if not (box / name).exists():
                (box / name).mkdir()
                if os.geteuid() == 0:
                    os.chown(box / name, owner["owner"], owner["owner_group"])
        self.count += 1
        name = f"{1_700_000_000 + self.count}.test{self.count}.host"
        temporary = box / "tmp" / name
        temporary.write_bytes(raw)
        if os.geteuid() == 0:
            os.chown(temporary, owner["owner"], owner["owner_group"])
        final = box / "cur" / f"{name}:2,S" if seen else box / "new" / name
        temporary.rename(final)
        return final

    def files(self, user, folder=None):
        box = self.box(user, folder)
        return sorted(path for part in ("new", "cur") for path in (box / part).glob("*"))

    def forget_uids(self, user):
        """The server counts anew, as after a restored backup: another UIDVALIDITY."""
        for path in [*self.box(user).glob("dovecot-uidlist*"), *self.box(user).glob("dovecot-uidvalidity*")]:
            path.unlink()
        subprocess.run(["rm", "-rf", self.folder / "index" / user], check=True)
