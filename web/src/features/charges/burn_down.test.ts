import { expect, test } from "vitest";
import type { WalletEntryView } from "../../client/api.ts";
import { stepsOf } from "./burn_down.tsx";

const entry = (at: string, balance: number): WalletEntryView => ({
  at,
  balance,
  position: 1,
  reason: "drawn",
  amount: 0,
  ticket_id: null,
  ticket_number: null,
  person_name: "",
  note: "",
});

test("a wallet's balance is a step at each entry and flat until now", () => {
  const entries = [entry("2026-11-01T00:00:00Z", 600), entry("2026-11-03T00:00:00Z", 450)];
  const now = Date.parse("2026-11-05T00:00:00Z");
  expect(stepsOf({ entries, balance: 450 }, now).map(({ balance }) => balance)).toEqual([0, 600, 600, 450, 450]);
  expect(stepsOf({ entries, balance: 450 }, now).at(-1)?.at).toBe(now);
  expect(stepsOf({ entries: [], balance: 0 }, now)).toEqual([{ at: now, balance: 0 }]);
});
