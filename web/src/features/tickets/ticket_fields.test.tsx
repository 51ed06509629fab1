import { useQuery } from "@tanstack/react-query";
import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { ticket } from "../../testing/fixtures.ts";
import { type Answer, type Request, renderOver } from "../../testing/render.tsx";
import { ticketQuery } from "./queries.ts";
import { TicketFields } from "./ticket_fields.tsx";

function Fields() {
  const { data } = useQuery(ticketQuery("tkt_1"));
  return data ? <TicketFields ticket={data} isReadOnly={false} /> : null;
}

test("a change that somebody overtook shows theirs and can be made all the same", async () => {
  let stored = { ...ticket, version: 4, kind: "billing" as const };
  let isFirst = true;
  const change = ({ headers, body }: Request): Answer => {
    if (headers.get("If-Match") !== `"${stored.version}"`) return [412, { code: "stale", title: "Stale" }];
    stored = { ...stored, ...(body as object), version: stored.version + 1 };
    return [200, stored];
  };
  const read = (): Answer => {
    const answer: Answer = [200, isFirst ? ticket : stored];
    isFirst = false;
    return answer;
  };
  const { calls } = renderOver(
    {
      "GET /api/v1/session": () => [401, { code: "signed-out" }],
      "GET /api/v1/tickets/tkt_1": read,
      "PATCH /api/v1/tickets/tkt_1": change,
    },
    <Fields />,
  );
  await userEvent.click(await screen.findByRole("button", { name: /Severity/ }));
  await userEvent.click(screen.getByRole("option", { name: "A: critical" }));
  expect(await screen.findByText(/Somebody else changed/)).toBeTruthy();
  await waitFor(() => expect(screen.getByRole("button", { name: /Kind/ }).textContent).toContain("Billing"));
  await userEvent.click(screen.getByRole("button", { name: "Make my change all the same" }));
  await waitFor(() => expect(stored).toMatchObject({ severity: "A", kind: "billing", version: 5 }));
  const patches = calls.filter((call) => call.method === "PATCH");
  expect(patches.map((call) => call.headers.get("If-Match"))).toEqual(['"3"', '"4"']);
  expect(patches[0]?.headers.get("Content-Type")).toBe("application/merge-patch+json");
});

test("a change is shown before the server has it, and taken back where it is refused", async () => {
  let answer: (value: Answer) => void = () => {};
  const refused = new Promise<Answer>((resolve) => {
    answer = resolve;
  });
  renderOver(
    {
      "GET /api/v1/session": () => [401, { code: "signed-out" }],
      "GET /api/v1/tickets/tkt_1": () => [200, { ...ticket, severity: "C" }],
      "PATCH /api/v1/tickets/tkt_1": () => refused,
    },
    <Fields />,
  );
  await userEvent.click(await screen.findByRole("button", { name: /Severity/ }));
  await userEvent.click(screen.getByRole("option", { name: "B: moderate" }));
  await waitFor(() => expect(screen.getByRole("button", { name: /Severity/ }).textContent).toContain("B: moderate"));
  answer([403, { code: "forbidden", title: "You may not." }]);
  await waitFor(() => expect(screen.getByRole("button", { name: /Severity/ }).textContent).toContain("C: "));
  expect(await screen.findByText("You may not.")).toBeTruthy();
});
