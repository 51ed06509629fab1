import { beforeEach, expect, test, vi } from "vitest";
import { clearSeen, forgetSeen, keepFor, recall, remember } from "./seen.ts";

/** Cache Storage as far as it is used here; jsdom has none. */
class Storage {
  readonly caches = new Map<string, Map<string, Response>>();
  keys = async () => [...this.caches.keys()];
  delete = async (name: string) => this.caches.delete(name);
  open = async (name: string) => {
    const kept = this.caches.get(name) ?? new Map<string, Response>();
    this.caches.set(name, kept);
    return {
      match: async (url: string) => kept.get(url)?.clone(),
      put: async (url: string, response: Response) => void kept.set(url, response),
      delete: async (url: string) => kept.delete(url),
      keys: async () => [...kept.keys()],
    };
  };
}

const ticket = "/api/v1/tickets/tkt_1";
let storage: Storage;
beforeEach(() => {
  storage = new Storage();
  vi.stubGlobal("caches", storage);
});

test("what an account has read it reads again, and no other does", async () => {
  await keepFor("sever.anna");
  await remember(ticket, "{}");
  expect(await recall(ticket)).toBe("{}");
  await keepFor("sever.petr");
  expect(await recall(ticket)).toBeNull();
  await keepFor("sever.anna");
  expect(await recall(ticket)).toBeNull();
});

test("nothing is left after signing out or the end of the session, and nobody's reading is kept", async () => {
  await keepFor("sever.anna");
  await remember(ticket, "{}");
  await clearSeen();
  expect(await recall(ticket)).toBeNull();
  await remember(ticket, "{}");
  await forgetSeen();
  expect(storage.caches.size).toBe(0);
  await remember(ticket, "{}");
  expect(storage.caches.size).toBe(0);
  await keepFor("");
  await remember(ticket, "{}");
  expect(storage.caches.size).toBe(0);
});

test.each([
  "/api/v1/tickets/tkt_1/drafts",
  "/api/v1/tickets/tkt_1/route",
  "/api/v1/portal/tickets",
  "/api/v1/invoices",
  "/api/v1/messages/msg_1/original",
])("%s is not kept", async (url) => {
  await keepFor("sever.anna");
  await remember(ticket, "{}");
  await remember(url, "{}");
  expect(await recall(url)).toBeNull();
});

test("a suspected vulnerability is not kept, nor what stands beside it", async () => {
  await keepFor("sever.anna");
  await remember(ticket, '{"nature":"vulnerability"}');
  await remember(`${ticket}/mails`, "{}");
  expect(await recall(ticket)).toBeNull();
  expect(await recall(`${ticket}/mails`)).toBeNull();
});

test("what was read a day ago is not shown as if it were now", async () => {
  vi.useFakeTimers({ toFake: ["Date"] });
  await keepFor("sever.anna");
  await remember(ticket, "{}");
  vi.setSystemTime(Date.now() + 25 * 3_600_000);
  expect(await recall(ticket)).toBeNull();
  vi.useRealTimers();
});
