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

const openElsewhere = {
  id: "srq_0",
  ticket_id: "tkt_0",
  ticket_number: 7,
  ticket_subject: "Server slow",
  vehicle_name: "Product Support Incidents",
  upstream_name: "Microsoft",
  upstream_number: "122",
  state: "sent",
  sent_at: "2026-11-20T08:00:00Z",
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
      "GET /api/v1/tickets/tkt_1/open-escalations": () => [200, { items: [openElsewhere], next: null }],
      "GET /api/v1/service-requests/srq_1/customer-note": () => [200, { language: "en", body: "Handed over." }],
      "POST /api/v1/service-requests/srq_1/customer-note": () => [201, {}],
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
  expect(await screen.findByRole("link", { name: "#7 Server slow" })).toBeTruthy();
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

  const words = await screen.findByDisplayValue("Handed over.");
  await userEvent.clear(words);
  await userEvent.type(words, "With Microsoft now.");
  await userEvent.click(screen.getByRole("button", { name: "Tell the customer" }));
  expect(calls.find(({ path, method }) => method === "POST" && path.endsWith("customer-note"))?.body).toEqual({
    body: "With Microsoft now.",
  });
});

test("another way than the recommended one asks why before it goes on", async () => {
  const second = { ...vehicle, vehicle: "csp", name: "CSP entitlement", entitlement_id: null, rank: 2 };
  const { calls } = renderOver(
    {
      "GET /api/v1/tickets/tkt_1/route": () => [200, { ...route, vehicles: [vehicle, second, refused] }],
      "GET /api/v1/tickets/tkt_1/open-escalations": () => [200, { items: [], next: null }],
      "POST /api/v1/tickets/tkt_1/service-requests": () => [201, draft],
    },
    <EscalateDialog ticket={ticket} onClose={() => {}} />,
  );
  await userEvent.click(await screen.findByRole("radio", { name: "CSP entitlement" }));
  const next = screen.getByRole("button", { name: "Prepare the packet" });
  expect((next as HTMLButtonElement).disabled).toBe(true);
  await userEvent.type(screen.getByLabelText(/^Why not Product Support Incidents/), "We save the incidents");
  await userEvent.click(next);
  expect(await screen.findByText("Still missing: Impact")).toBeTruthy();
  expect(calls.find(({ method }) => method === "POST")?.body).toEqual({
    vehicle: "csp",
    reason: "We save the incidents",
  });
});
