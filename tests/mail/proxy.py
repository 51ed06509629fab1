"""A TCP proxy that does to a connection what networks do: cuts it after so many bytes, hangs, or goes slowly."""
import selectors
import socket
import threading
import time


class Proxy:
    """Forwards to a port of this machine. `cut` ends the first connection after so many bytes, counted in both directions
    together; `hang` takes connections and says nothing; `watch` sees what the client sends before the server does."""

    def __init__(self, port, cut=None, hang=False, watch=None, bytes_a_second=None):
        self.target, self.cut, self.hang, self.watch, self.rate = port, cut, hang, watch, bytes_a_second
        self.bytes = 0
        self.connections = 0
        self.listener = socket.create_server(("127.0.0.1", 0), backlog=50)
        self.port = self.listener.getsockname()[1]
        self.open = []
        self.thread = threading.Thread(target=self.accept, daemon=True)
        self.thread.start()

    def close(self):
        self.listener.close()
        for each in self.open:
            each.close()

    def accept(self):
        while True:
            try:
                client, _ = self.listener.accept()
            except OSError:
                return
            self.connections += 1
            self.open.append(client)
            if not self.hang:
                threading.Thread(target=self.forward, args=(client, self.connections), daemon=True).start()

    def forward(self, client, number):
        try:
            with client, socket.create_connection(("127.0.0.1", self.target)) as server, selectors.DefaultSelector() as waits:
                waits.register(client, selectors.EVENT_READ, server)
                waits.register(server, selectors.EVENT_READ, client)
                left = self.cut if number == 1 else None
                while self.pass_on(waits, client, left):
                    if left is not None:
                        left = self.cut - self.bytes
        except OSError:
            pass

    def pass_on(self, waits, client, left):
        for key, _ in waits.select():
            data = key.fileobj.recv(65536 if self.rate is None else self.rate)
            if not data:
                return False
            if left is not None and len(data) >= left:
                key.data.sendall(data[:left])
                return False
            if key.fileobj is client and self.watch:
                self.watch(data)
            self.bytes += len(data)
            left = None if left is None else left - len(data)
            key.data.sendall(data)
            if self.rate is not None:
                time.sleep(1)
        return True
