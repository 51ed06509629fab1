// Keeps the shell of the agents' app, so that it opens while the server cannot be reached. It knows files only: no answer
// of the API passes through it, and no page of the portal. What people have read is kept by the app (client/seen.ts).

/** Written by the build: a name for this build, the files of the shell, the first parts of the app's addresses. */
declare const SHELL: { version: string; files: string[]; places: string[] };

/** The part of a service worker's surroundings that is used here; the DOM's types do not have it. */
interface WorkerEvent extends Event {
  readonly request: Request;
  waitUntil(work: Promise<unknown>): void;
  respondWith(answer: Promise<Response>): void;
}
interface WorkerScope {
  readonly location: Location;
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(type: "install" | "activate" | "fetch", hear: (event: WorkerEvent) => void): void;
}

const shell = SHELL;
const scope = self as unknown as WorkerScope;
const prefix = "podpora.shell.";
const name = prefix + shell.version;
const page = "/index.html";
/** What a proxy says while the server behind it is away. */
const away = [502, 503, 504];

async function shellNames() {
  return (await caches.keys()).filter((each) => each.startsWith(prefix));
}

/** All or nothing: a build is kept only when all its files, and the page that names them, are of the same build. */
async function keepShell() {
  const cache = await caches.open(name);
  await cache.addAll(shell.files);
  const index = await fetch(page, { cache: "no-cache" });
  const text = await index.clone().text();
  if (!index.ok || !shell.files.some((file) => text.includes(`src="${file}"`)))
    throw new Error("the page is of another build");
  await cache.put(page, index);
}

/** The build before stays as well: a page that is still open finds the parts that it has not loaded yet. */
async function forgetOlder() {
  const others = (await shellNames()).filter((each) => each !== name);
  await Promise.all(others.slice(0, -1).map((each) => caches.delete(each)));
}

async function keptFile(request: Request) {
  for (const each of (await shellNames()).reverse()) {
    const found = await (await caches.open(each)).match(request);
    if (found) return found;
  }
  return fetch(request);
}

/** The server's page while there is one, so that a new version comes with the next load. */
async function openPage(request: Request) {
  const answer = await fetch(request).catch(() => null);
  if (answer && !away.includes(answer.status)) return answer;
  return (await (await caches.open(name)).match(page)) ?? answer ?? Response.error();
}

function isPlace({ pathname }: URL) {
  return shell.places.includes(pathname.split("/")[1] ?? "");
}

scope.addEventListener("install", (event) => event.waitUntil(keepShell().then(() => scope.skipWaiting())));
scope.addEventListener("activate", (event) => event.waitUntil(forgetOlder().then(() => scope.clients.claim())));
scope.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== scope.location.origin) return;
  if (request.mode === "navigate") {
    if (isPlace(url)) event.respondWith(openPage(request));
  } else if (shell.files.includes(url.pathname) || url.pathname.startsWith("/assets/")) {
    event.respondWith(keptFile(request));
  }
});

export {};
