"""A small SMTP server that keeps what it is given, offers TLS, and lets a test step in at the final dot."""
import email
import email.policy
import socketserver
import ssl
import threading


class Sink(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True

    def __init__(self, tls=None, refuse=None):
        super().__init__(("127.0.0.1", 0), Session)
        self.tls = tls  # an SSLContext: STARTTLS is offered
        self.refuse = refuse or (lambda recipient: None)  # recipient -> answer to RCPT, or None
        self.at_dot = lambda: "250 2.0.0 kept"  # None: hang up without an answer
        self.mails = []  # (recipient, message), also of sessions that got no answer
        self.clear_text_commands = []
        self.lock = threading.Lock()
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def url(self):
        return f"smtp://localhost:{self.server_address[1]}"

    def to(self, recipient):
        with self.lock:
            return [message for address, message in self.mails if address == recipient]

    def __exit__(self, *_):
        self.shutdown()
        self.server_close()


class Session(socketserver.StreamRequestHandler):
    def say(self, line):
        self.wfile.write(line.encode() + b"\r\n")

    def handle(self):
        self.secure = False
        recipient = None
        self.say("220 sink.example")
        while line := self.rfile.readline():
            command = line.decode("utf-8", "replace").strip()
            verb = command.upper().split(" ")[0]
            if not self.secure:
                self.server.clear_text_commands.append(command)
            if verb == "EHLO":
                offers = ["STARTTLS"] if self.server.tls and not self.secure else ["8BITMIME"]
                self.say("250-sink.example")
                self.say("250 " + offers[0])
            elif verb == "STARTTLS" and self.server.tls:
                self.say("220 go on")
                if not self.start_tls():
                    return
            elif verb == "RCPT":
                recipient = command[command.index("<") + 1 : command.index(">")]
                self.say(self.server.refuse(recipient) or "250 ok")
            elif verb == "DATA":
                self.say("354 go on")
                if not self.take(recipient):
                    return
            elif verb == "QUIT":
                self.say("221 bye")
                return
            else:
                self.say("250 ok")

    def start_tls(self):
        try:
            self.connection = self.server.tls.wrap_socket(self.connection, server_side=True)
        except (ssl.SSLError, OSError):
            return False
        self.rfile = self.connection.makefile("rb")
        self.wfile = self.connection.makefile("wb", buffering=0)
        self.secure = True
        return True

    def take(self, recipient):
        raw = b""
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            raw += line[1:] if line.startswith(b".") else line
        with self.server.lock:
            self.server.mails.append((recipient, email.message_from_bytes(raw, policy=email.policy.default)))
        answer = self.server.at_dot()
        if answer is None:
            return False
        self.say(answer)
        return True
