import { expect, test } from "vitest";
import { ProblemError } from "../../client/problem.ts";
import { errorByRow, rowsOf, slotsOf } from "./hour_rows.ts";

const office = [
  { day: "mon" as const, from: "09:00", to: "12:00" },
  { day: "mon" as const, from: "13:00", to: "17:00" },
  { day: "tue" as const, from: "09:00", to: "12:00" },
];

test("slots of the same hours become one row, and come out again", () => {
  const rows = rowsOf(office);
  expect(rows).toEqual([
    { days: ["mon", "tue"], from: "09:00", to: "12:00" },
    { days: ["mon"], from: "13:00", to: "17:00" },
  ]);
  expect(slotsOf(rows)).toHaveLength(3);
});

test("a fault of a slot stands at its row, once", () => {
  const fault = (pointer: string) => ({ pointer, code: "time-of-day", detail: "" });
  const errors = [fault("/hours/0/from"), fault("/hours/1/from"), fault("/hours/2/to"), fault("/name")];
  const error = new ProblemError({ status: 422, code: "invalid", title: "", detail: "", errors });
  const told = errorByRow(error, rowsOf(office)) as ProblemError;
  expect(told.problem.errors.map(({ pointer }) => pointer)).toEqual(["/rows/0/from", "/rows/1/to", "/name"]);
});
