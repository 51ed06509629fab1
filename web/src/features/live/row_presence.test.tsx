import { expect, test } from "vitest";
import { forgetGone, hearPresence, peopleAt } from "./row_presence.tsx";

const told = (person: string, state: string) =>
  ({ type: "presence", ticket: "tkt_1", person, name: person, state }) as const;
const states = () => peopleAt("tkt_1").map(({ id, state }) => `${id} ${state}`);

test("a row knows who is at the request, and forgets who has left", () => {
  hearPresence(told("anna", "viewing"), 1_000);
  hearPresence(told("petr", "viewing"), 2_000);
  hearPresence(told("anna", "editing"), 3_000);
  expect(states()).toEqual(["petr viewing", "anna editing"]);
  expect(peopleAt("tkt_2")).toEqual([]);
  hearPresence(told("petr", "idle"), 4_000);
  expect(states()).toEqual(["anna editing"]);
  forgetGone(52_000);
  expect(states()).toEqual(["anna editing"]);
  forgetGone(53_001);
  expect(states()).toEqual([]);
});
