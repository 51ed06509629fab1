import { type Problem, ProblemError } from "./problem.ts";
import { sawServer } from "./reach.ts";
import { recall, remember } from "./seen.ts";

type Listener = () => void;
const expired = new Set<Listener>();

/** Calls the listener whenever the server says that nobody is signed in. Returns how to stop. */
export function onSessionExpired(listener: Listener): () => void {
  expired.add(listener);
  return () => expired.delete(listener);
}

let isSample: boolean | undefined;

/** In which desk this page was opened. From here on every call says so: in another window somebody may have gone into
 * the sample desk or out of it, and what was typed for the one must not end in the other. */
export function openedIn(sample: boolean) {
  isSample = sample;
}

/** One call of the API, for the generated client. Throws a ProblemError for everything but success. While the server
 * cannot be reached, what was read lately is read again from this browser. */
export async function http<T>(url: string, init: RequestInit = {}): Promise<T> {
  const headers = new Headers(init.headers);
  headers.set("Accept", "application/json, application/problem+json, text/markdown");
  headers.set("Accept-Language", document.documentElement.lang || "en");
  if (init.method === "POST" && !headers.has("Idempotency-Key")) headers.set("Idempotency-Key", randomKey());
  if (isSample !== undefined && !asksForSession(url)) headers.set("X-Sample-Desk", `${isSample}`);
  const response = await fetch(url, { ...init, headers }).catch(() => null);
  // A call that was broken off says nothing about the server.
  if (!init.signal?.aborted) sawServer(response !== null && !isGateway(response));
  const isRead = (init.method ?? "GET") === "GET";
  if (!response || isGateway(response)) {
    const body = isRead ? await recall(url) : null;
    if (body !== null) return JSON.parse(body) as T;
  }
  if (!response) throw new ProblemError({ status: 0, code: "offline", title: "", detail: "", errors: [] });
  if (!response.ok) throw await problemOf(response, url);
  if (response.status === 204) return undefined as T;
  const isJson = response.headers.get("Content-Type")?.includes("json") ?? false;
  const text = await response.text();
  if (isRead && isJson) remember(url, text);
  return (isJson ? JSON.parse(text) : text) as T;
}

/** What stands before a server says so while the server behind it is away; its own refusals are problem documents. */
function isGateway(response: Response) {
  const { status, headers } = response;
  return [502, 503, 504].includes(status) && !headers.get("Content-Type")?.includes("problem+json");
}

/** The header that makes the same request, sent again because its answer was lost, take effect once. */
export function idempotent(key: string): RequestInit {
  return { headers: { "Idempotency-Key": key } };
}

/** The header that makes a change valid for one version of a thing only. */
export function ifMatch(version: number): RequestInit {
  return { headers: { "If-Match": `"${version}"` } };
}

function asksForSession(url: string) {
  return url.endsWith("/session");
}

async function problemOf(response: Response, url: string) {
  const body: Partial<Problem> = await response.json().catch(() => ({}));
  const problem = new ProblemError({
    status: response.status,
    code: body.code ?? `status-${response.status}`,
    title: body.title ?? "",
    detail: body.detail ?? "",
    request_id: body.request_id,
    errors: body.errors ?? [],
  });
  if (response.status === 401 && !asksForSession(url)) for (const listener of expired) listener();
  return problem;
}

/** 128 random bits. Not crypto.randomUUID, which plain http on a local network lacks. */
export function randomKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
