// What a person has read lately, so that it can be read while the server cannot be reached: lists, requests and what
// stands beside them. Only answers to GET, only for the account that asked, and gone when it signs out. Where the browser
// has no Cache Storage (plain http on a local network) nothing is kept.

const prefix = "podpora.seen.";
const accountKey = "podpora.account";
const seenAt = "X-Seen-At";
const keptFor = 24 * 3_600_000;
const entriesMax = 400;

/** No drafts (the server's would win over newer words here), nothing about money, no decision that may be out of date. */
const readable =
  /^\/api\/v1\/(?:session|views|agents|rulebook|tickets(?:\?.*)?|tickets\/tkt_[a-z0-9]+(?:\/(?:clocks|mails|people|agreement|runbook|service-requests|snooze))?)$/;
const part = /^(\/api\/v1\/tickets\/tkt_[a-z0-9]+)\/./;

function storage(): CacheStorage | null {
  return "caches" in window ? window.caches : null;
}

/** Of all tabs: another may have signed in somebody else. */
function account(): string {
  try {
    return localStorage.getItem(accountKey) ?? "";
  } catch {
    return "";
  }
}

/** Begins to keep for this account, or for none; what others have read is removed. */
export async function keepFor(next: string) {
  try {
    localStorage.setItem(accountKey, next);
  } catch {
    return;
  }
  await removeAll((name) => name !== prefix + next);
}

/** Removes everything that was kept, and keeps nothing more until somebody signs in. */
export async function forgetSeen() {
  try {
    localStorage.removeItem(accountKey);
  } catch {
    // Nothing was kept then.
  }
  await removeAll(() => true);
}

/** The session is over: what was read is removed, and kept again from when the same person goes on. */
export function clearSeen() {
  return removeAll(() => true);
}

async function removeAll(which: (name: string) => boolean) {
  const names =
    (await storage()
      ?.keys()
      .catch(() => [])) ?? [];
  await Promise.all(names.filter((name) => name.startsWith(prefix) && which(name)).map((name) => caches.delete(name)));
}

/** Keeps an answer, if it is one to be kept. A suspected vulnerability is for few eyes and is not. */
export async function remember(url: string, body: string) {
  const owner = account();
  if (!owner || !readable.test(url)) return;
  const cache = await storage()
    ?.open(prefix + owner)
    .catch(() => null);
  if (!cache) return;
  const whole = part.exec(url)?.[1];
  if (whole && !(await cache.match(whole))) return;
  if (/"nature":\s*"vulnerability"/.test(body)) return void (await cache.delete(url));
  const headers = { "Content-Type": "application/json", [seenAt]: String(Date.now()) };
  if (account() !== owner) return;
  await cache.put(url, new Response(body, { headers })).catch(() => {});
  const keys = await cache.keys();
  await Promise.all(keys.slice(0, Math.max(0, keys.length - entriesMax)).map((key) => cache.delete(key)));
}

/** The answer that this account read last at the address, within the last day. */
export async function recall(url: string): Promise<string | null> {
  const owner = account();
  if (!owner || !readable.test(url)) return null;
  const cache = await storage()
    ?.open(prefix + owner)
    .catch(() => null);
  const found = await cache?.match(url);
  if (!found || Date.now() - Number(found.headers.get(seenAt)) > keptFor) return null;
  return found.text();
}
