import type { ContactWay, Content, LocalText, OffersHours, SupportLine, Target } from "../../client/api.ts";

const text: LocalText = { en: "", cs: "" };
const support: SupportLine = { service: "", title: text, kinds: [], delivery: "own", delivered_by: "", note: text };
const hours: OffersHours = { code: "", title: text, calendar_id: "" };
const contact: ContactWay = { way: "mail", value: "", hours: "", note: text };
const target: Target = {
  severity: "C",
  kind: null,
  service: "",
  hours: "",
  first_response_minutes: 480,
  next_update_minutes: null,
  resolution_minutes: null,
  pauses_for_customer: null,
  pauses_for_upstream: null,
};

const content: Content = {
  title: text,
  summary: text,
  support: [support],
  hours: [hours],
  contact: [contact],
  targets: [target],
  price: {
    currency: "CZK",
    hourly_minor: 0,
    hours: "",
    after_hours_percent: 100,
    minimum_minutes: 0,
    increment_minutes: 15,
    covered_kinds: [],
    included_minutes: 0,
    included_period: "month",
    per_incident_minor: null,
  },
  exclusions: [],
  languages: [],
  escalation: text,
};

/** What a first offer and a new row of an offer's lists begins with. */
export const blank = { content, text, support, hours, contact, target };
