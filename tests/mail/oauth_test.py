"""XOAUTH2: tokens from a token server, a sign-in at a real Dovecot that asks the same server whether the token is good."""
import http.server
import json
import os
import pathlib
import tempfile
import threading
import unittest
import urllib.parse

from dovecot import Dovecot
from harness import MailDesk, message, wait_until


class TokenServer:
    """Gives tokens to the one client that it knows (RFC 6749) and says whose they are (RFC 7662). Each refresh token is
    good once and replaced by the next, as Microsoft does it."""

    def __init__(self):
        self.tokens, self.refresh, self.asked = {}, "refresh-0", []
        server = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self):
                form = dict(urllib.parse.parse_qsl(self.rfile.read(int(self.headers["Content-Length"])).decode()))
                self.reply(*server.grant(form))

            def do_GET(self):
                token = urllib.parse.parse_qs(urllib.parse.urlsplit(self.path).query).get("token", [""])[0]
                user = server.tokens.get(token)
                self.reply(200, {"active": "true", "username": user} if user else {"active": "false"})

            def reply(self, status, body):
                data = json.dumps(body).encode()
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)

            def log_message(self, *_):
                pass

        self.http = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.http.server_port}"
        threading.Thread(target=self.http.serve_forever, daemon=True).start()

    def grant(self, form):
        self.asked.append(form)
        if (form.get("client_id"), form.get("client_secret")) != ("client", "s3cret/&+"):
            return 401, {"error": "invalid_client", "error_description": "AADSTS7000215: Invalid client secret provided."}
        answer = {"token_type": "Bearer", "expires_in": 3600}
        if form["grant_type"] == "refresh_token":
            if form["refresh_token"] != self.refresh:
                return 400, {"error": "invalid_grant"}
            self.refresh = f"refresh-{len(self.asked)}"
            answer["refresh_token"] = self.refresh
        token = f"token-{len(self.asked)}"
        self.tokens[token] = "oauth" if form["grant_type"] == "refresh_token" else "application"
        return 200, answer | {"access_token": token}


class OAuthTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.folder.chmod(0o755)
        for name in ("desk", "dovecot"):
            (self.folder / name).mkdir(mode=0o755)
        self.tokens = TokenServer()
        self.addCleanup(self.tokens.http.shutdown)
        self.dovecot = Dovecot(self.folder / "dovecot", self.tokens.url)
        self.dovecot.start()
        self.addCleanup(self.dovecot.__exit__)
        os.environ["PODPORA_MAIL__CA_FILE"] = str(self.folder / "dovecot" / "cert.pem")
        self.desk = MailDesk(self.folder / "desk")

    def settings(self, **more):
        return {
            "host": "127.0.0.1", "port": self.dovecot.tls, "security": "tls", "token_url": self.tokens.url + "/token", "client_id": "client",
            "secret": "s3cret/&+", "scope": "https://outlook.office365.com/.default", "first_fetch": "all",
        } | more  # fmt: skip

    def test_as_the_application_and_for_a_user(self):
        self.dovecot.put("application", message("Imap application"))
        self.dovecot.put("oauth", message("Imap oauth"))
        with self.desk.running():
            api = self.desk.api()
            api.add_mailbox(**self.settings(username="application", sign_in="client_credentials"))
            mailbox = api.add_mailbox(**self.settings(username="oauth", sign_in="refresh_token", refresh_token="refresh-0"))
            self.desk.wait_for_tickets("Imap %", 2)
            grants = sorted(form["grant_type"] for form in self.tokens.asked)
            self.assertEqual(["client_credentials", "refresh_token"], grants)
            # After a restart of the mail server the token is still good: nobody asks for another one.
            self.dovecot.stop()
            self.dovecot.put("oauth", message("Imap again"))
            self.dovecot.start()
            self.desk.wait_for_tickets("Imap %", 3)
            self.assertEqual(2, len(self.tokens.asked))
        # Another process signs in with the refresh token that replaced the first one.
        self.dovecot.put("oauth", message("Imap restarted"))
        with self.desk.running():
            self.desk.wait_for_tickets("Imap %", 4)
            self.assertEqual("", self.desk.api().mailbox(mailbox["id"])["last_error"])
        stored = self.desk.select("select secret, refresh_token from mailbox")
        self.assertFalse(any("refresh-" in token or "s3cret" in secret for secret, token in stored))

    def test_what_the_servers_refuse_is_shown(self):
        with self.desk.running():
            api = self.desk.api()
            wrong = self.settings(username="oauth", sign_in="client_credentials", secret="wrong")
            _, _, bad = api.call("POST", "/api/v1/mailbox-trials", wrong)
            self.assertIn("AADSTS7000215", bad["error"])
            # The token is somebody else's: the mail server lets nobody in.
            _, _, other = api.call("POST", "/api/v1/mailbox-trials", self.settings(username="stranger", sign_in="client_credentials"))
            self.assertFalse(other["ok"], other)
            mailbox = api.add_mailbox(**wrong)
            wait_until(lambda: "AADSTS7000215" in api.mailbox(mailbox["id"])["last_error"], "the state says it")


if __name__ == "__main__":
    unittest.main()
