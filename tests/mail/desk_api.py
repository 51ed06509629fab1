"""The desk's API as its owner."""
import json
import urllib.error
import urllib.request

PASSWORD = "severka-demo-2026"


class Api:
    def __init__(self, base, email="olga@severka.example"):
        self.base, self.cookie = base, ""
        _, headers, _ = self.call("POST", "/api/v1/session", {"email": email, "password": PASSWORD})
        self.cookie = headers["set-cookie"].split(";")[0]

    def call(self, method, path, body=None, headers=None):
        """(status, headers, JSON)"""
        kind = "application/merge-patch+json" if method == "PATCH" else "application/json"
        all_headers = {"Cookie": self.cookie, "Content-Type": kind, "Origin": self.base} | (headers or {})
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.base + path, data=data, method=method, headers=all_headers)
        try:
            with urllib.request.urlopen(request, timeout=120) as answer:
                raw = answer.read()
                return answer.status, answer.headers, json.loads(raw) if raw else None
        except urllib.error.HTTPError as error:
            return error.code, error.headers, json.loads(error.read() or b"null")

    def add_mailbox(self, **settings):
        status, _, body = self.call("POST", "/api/v1/mailboxes", settings)
        assert status == 201, body
        return body

    def mailbox(self, identity):
        _, _, body = self.call("GET", "/api/v1/mailboxes")
        return next(item for item in body["items"] if item["id"] == identity)
