import { expect, test } from "vitest";
import { placeOf, places } from "./places.ts";

test.each([
  ["/queue", "/queue"],
  ["/tickets/tkt_1", "/queue"],
  ["/entitlements/ent_1", "/entitlements"],
  ["/entitlements/plans", "/entitlements/plans"],
  ["/settings/mail/texts/resolved", "/settings/mail"],
  ["/known-issues/kni_1", "/health"],
  ["/offersome", undefined],
  ["/notices", undefined],
])("%s belongs to %s", (path, place) => {
  expect(placeOf(path)?.to).toBe(place);
});

test("no keys are given twice, and each place is there once", () => {
  const keys = places.flatMap((place) => ("keys" in place ? [place.keys] : []));
  expect(new Set(keys).size).toBe(keys.length);
  expect(new Set(places.map(({ to }) => to)).size).toBe(places.length);
});
