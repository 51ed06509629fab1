import type { ServiceRequestView, SessionView, TicketView } from "../client/api.ts";

/** Anna, an agent who may do everything. */
export const anna: SessionView = {
  person_id: "per_anna",
  name: "Anna",
  kind: "agent",
  desk_slug: "sever",
  desk_name: "Sever",
  time_zone: "Europe/Prague",
  language: "en",
  permissions: ["ticket_read", "ticket_reply", "ticket_escalate", "diagnosis_write", "time_record"],
};

/** Otto's request about a server. */
export const ticket: TicketView = {
  id: "tkt_1",
  number: 1,
  subject: "Server is down",
  state: "open",
  kind: "technical",
  nature: "break_fix",
  severity: "B",
  service: "on_premises",
  area: "",
  escalation_class: "",
  channel: "mail",
  customer_id: "cus_1",
  customer_name: "Bakery",
  contact_id: "per_otto",
  contact_name: "Otto",
  contact_email: "otto@bakery.example",
  subscription_id: null,
  assignee_id: null,
  assignee_name: "",
  cause: "",
  opened_at: "2026-11-20T08:00:00Z",
  updated_at: "2026-11-20T08:00:00Z",
  resolved_at: null,
  messages: [],
  version: 3,
};

/** A draft by hand whose packet lacks the impact. */
export const draft: ServiceRequestView = {
  id: "srq_1",
  ticket_id: "tkt_1",
  entitlement_id: "ent_1",
  created_by: "Anna",
  vehicle: "psi",
  vehicle_name: "Product Support Incidents",
  steps: ["send", "withdraw"],
  link: null,
  upstream_address: "",
  transport: "by_hand",
  state: "drafted",
  upstream_number: null,
  upstream_name: "Microsoft",
  packet: {
    fields: [
      {
        name: "product",
        label: "Product",
        kind: "text",
        choices: [],
        fixed: false,
        value: "SQL Server",
        required: true,
        problem: null,
      },
      {
        name: "impact",
        label: "Impact",
        kind: "text",
        choices: [],
        fixed: false,
        value: "",
        required: true,
        problem: "Say who cannot work.",
      },
    ],
    missing: ["impact"],
  },
  created_at: "2026-11-20T08:00:00Z",
  sent_at: null,
  version: 1,
};
