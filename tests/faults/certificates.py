"""An authority of a test's own, and certificates as a mail server might show them."""
import pathlib
import ssl
import subprocess

CONFIG = """
[ca]
default_ca = own
[own]
database = index
serial = serial
new_certs_dir = .
default_md = sha256
policy = any
copy_extensions = copy
unique_subject = no
[any]
commonName = supplied
"""
CURVE = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]


class Authority:
    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        (self.folder / "index").write_text("")
        (self.folder / "serial").write_text("01")
        (self.folder / "ca.cnf").write_text(CONFIG)
        self.openssl("req", "-x509", *CURVE, "-days", "2", "-subj", "/CN=authority", "-keyout", "ca.key", "-out", "ca.pem")
        self.file = self.folder / "ca.pem"

    def openssl(self, *words):
        subprocess.run(["openssl", *words], cwd=self.folder, check=True, capture_output=True)

    def server(self, name, begins="20200101000000Z", ends="20400101000000Z"):
        """A context that shows a certificate for the name, valid between the two instants."""
        self.openssl("req", "-new", *CURVE, "-subj", f"/CN={name}", "-addext", f"subjectAltName=DNS:{name}",
                     "-keyout", "key.pem", "-out", "request.pem")
        self.openssl("ca", "-batch", "-config", "ca.cnf", "-cert", "ca.pem", "-keyfile", "ca.key", "-in", "request.pem",
                     "-out", "server.pem", "-startdate", begins, "-enddate", ends)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.folder / "server.pem", self.folder / "key.pem")
        return context
