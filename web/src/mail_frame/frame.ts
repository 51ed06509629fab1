import { cleanMail } from "./clean.ts";
import type { FrameSays, ShowMail } from "./protocol.ts";

// The only script of the mail frame. It listens to the window that holds it and to nobody else.

const app = window.parent;

function say(message: FrameSays) {
  app.postMessage(message, "*");
}

function isShowMail(data: unknown): data is ShowMail {
  return typeof data === "object" && data !== null && "kind" in data && data.kind === "show";
}

function show(mail: ShowMail) {
  const { content, remote } = cleanMail(mail.html, mail.images);
  document.body.replaceChildren(content);
  say({ kind: "remote", urls: remote });
  tellHeight();
}

function tellHeight() {
  say({ kind: "height", pixels: Math.ceil(document.documentElement.scrollHeight) });
}

window.addEventListener("message", (event) => {
  if (event.source === app && app !== window && isShowMail(event.data)) show(event.data);
});

// A link never leads this frame anywhere: the app asks first and opens it.
document.addEventListener("click", (event) => {
  const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
  if (!link) return;
  event.preventDefault();
  say({ kind: "link", href: link.getAttribute("href") ?? "" });
});
document.addEventListener("auxclick", (event) => event.preventDefault());
document.addEventListener("submit", (event) => event.preventDefault());

new ResizeObserver(tellHeight).observe(document.documentElement);
if (app !== window) say({ kind: "ready" });
