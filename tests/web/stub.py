"""A small server that sends the chat page under its policy and answers with canned replies."""

import contextlib
import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

from tests.web.replies import REPLIES

STATIC = Path(__file__).resolve().parents[2] / "bot" / "web" / "static"
CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors "
)
TYPES = {".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}


class Stub(ThreadingHTTPServer):
    """Serves the page and answers as REPLIES say; `received` holds what the page posted, `away` how often it is still away."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.reset()

    def reset(self):
        self.received = []
        self.told = []  # paths and bodies of what went to /chat/feedback and /chat/forget
        self.tells = 204  # how they answer
        self.away = 0
        self.gate = threading.Event()  # cleared: replies are held back
        self.gate.set()

    @property
    def page(self):
        return f"http://127.0.0.1:{self.server_port}/chat/"


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        path = urlsplit(self.path).path
        name = path.removeprefix("/chat/").removeprefix("static/") or "index.html"
        file = STATIC / ("index.html" if name == "embed" else name)
        if path == "/papers/abc.DEF-1/estimate.pdf":
            self.send(200, b"%PDF-", "application/pdf", 'attachment; filename="estimate-5Y7Y-4TD3.pdf"')
        elif path.startswith("/papers/"):
            self.send(410, b"", "text/plain")
        elif path == "/read/":
            self.send(200, b"<title>read</title>", "text/html")
        elif path.startswith("/chat/") and file.is_file():
            self.send(200, file.read_bytes(), TYPES[file.suffix])
        else:
            self.send(404, b"", "text/plain")

    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        if self.path in ("/chat/feedback", "/chat/forget"):
            self.server.told.append((self.path, body))
            self.send(self.server.tells, b"", "text/plain")
            return
        if self.server.away:
            self.server.away -= 1
            self.send(503, b"", "text/plain")
            return
        self.server.received.append(body)
        self.server.gate.wait(10)
        reply = REPLIES.get(body["message"], [{"text": f"承りました: {body['message']}"}])
        self.send(200, json.dumps([{"recipient_id": body["sender"], **part} for part in reply]).encode(), "application/json")

    def send(self, status, body, kind, disposition=None):
        self.send_response(status)
        if disposition:
            self.send_header("Content-Disposition", disposition)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Content-Security-Policy", CSP + ("*" if self.path.startswith("/chat/embed") else "'none'"))
        self.end_headers()
        with contextlib.suppress(BrokenPipeError):  # the page was reloaded meanwhile
            self.wfile.write(body)

    def log_message(self, *_):
        pass
