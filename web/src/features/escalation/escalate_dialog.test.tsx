import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import type { ServiceRequestView } from "../../client/api.ts";
import { draft, ticket } from "../../testing/fixtures.ts";
import { type Answer, renderOver } from "../../testing/render.tsx";
import { EscalateDialog } from "./escalate_dialog.tsx";

const vehicle = {
  vehicle: "psi",
  name: "Product Support Incidents",
  entitlement_id: "ent_1",
  verdict: "allowed",
  rank: 1,
  reasons: [{ code: "covers", text: "Covers SQL Server." }],
  first_response: null,
  cost: { basis: "benefit", draws: 1, unit: "incidents", text: "One incident" },
  balance_before: 5,
  balance_after: 4,
  missing: [],
};
const refused = {
  ...vehicle,
  vehicle: "asfp",
  name: "Advanced Support",
  entitlement_id: null,
  verdict: "refused",
  rank: null,
  reasons: [{ code: "cloud_only", text: "Covers cloud services only." }],
};
const route = {
  rulebook: "pack 1",
  boundary: [],
  delivered_by: { mode: "own", to: "", text: "" },
  next_text: "",
  link: null,
  open_checks: [],
  next: "escalate",
  recommended: "psi",
  vehicles: [refused, vehicle],
};

test("from the recommended way over the missing field to the case number", async () => {
  let request: ServiceRequestView = draft;
  const complete = (): Answer => {
    request = { ...request, packet: { ...request.packet, missing: [] }, version: 2 };
    return [200, request];
  };
  const { calls } = renderOver(
    {
      "GET /api/v1/tickets/tkt_1/route": () => [200, route],
      "POST /api/v1/tickets/tkt_1/service-requests": () => [201, request],
      "PATCH /api/v1/service-requests/srq_1/packet": complete,
      "GET /api/v1/service-requests/srq_1/packet.md": () => [200, "# SQL Server"],
      "POST /api/v1/service-requests/srq_1/hand-over": () => [
        200,
        { ...request, state: "sent", upstream_number: "123" },
      ],
    },
    <EscalateDialog ticket={ticket} onClose={() => {}} />,
  );
  const [first, second] = await screen.findAllByRole("radio");
  expect((first as HTMLInputElement).checked).toBe(true);
  expect((second as HTMLInputElement).disabled).toBe(true);
  expect(screen.getByText("Covers cloud services only.")).toBeTruthy();
  expect(screen.getByText("Left: 5, then 4")).toBeTruthy();
  await userEvent.click(screen.getByRole("button", { name: "Prepare the packet" }));

  expect(await screen.findByText("Still missing: Impact")).toBeTruthy();
  await userEvent.type(screen.getByLabelText(/Impact/), "Nobody can sell");
  await userEvent.click(screen.getByRole("button", { name: "Save and go on" }));

  expect(await screen.findByText("# SQL Server")).toBeTruthy();
  await userEvent.type(screen.getByLabelText(/Case number/), "123");
  await userEvent.click(screen.getByRole("button", { name: "Record the hand-over" }));
  expect(await screen.findByText(/Handed over to Microsoft as 123/)).toBeTruthy();
  expect(calls.filter((call) => call.method !== "GET").map((call) => call.body)).toEqual([
    { vehicle: "psi", entitlement_id: "ent_1" },
    {
      fields: [
        { name: "product", value: "SQL Server" },
        { name: "impact", value: "Nobody can sell" },
      ],
    },
    { upstream_number: "123" },
  ]);
});
