// Written by hand until the OpenAPI document is there.
import { http } from "./http.ts";

type O = RequestInit | undefined;
const json = (method: string, body: unknown, o: O, type = "application/json"): RequestInit => ({
  ...o,
  method,
  headers: { "Content-Type": type, ...(o?.headers as Record<string, string>) },
  body: JSON.stringify(body),
});
const query = (params: object = {}) => {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(params))
    if (value !== undefined && value !== null && value !== "") search.set(key, String(value));
  const text = search.toString();
  return text ? `?${text}` : "";
};
const base = "/api/v1";

export type TicketState = "open" | "waiting_customer" | "waiting_upstream" | "resolved" | "closed";
export type Kind = "billing" | "subscription" | "technical";
export type Nature = "question" | "break_fix" | "outage" | "bug" | "advisory" | "vulnerability";
export type Severity = "A" | "B" | "C";
export interface Money {
  minor: number;
  currency: string;
}
export interface Page<T> {
  items: T[];
  next: string | null;
}

export interface SessionView {
  person_id: string;
  name: string;
  kind: "agent" | "contact";
  desk_slug: string;
  desk_name: string;
  time_zone: string;
  language: string;
  permissions: string[];
}
export interface AgentView {
  id: string;
  name: string;
  email: string;
  roles: string[];
}
export interface TicketRow {
  id: string;
  number: number;
  subject: string;
  state: TicketState;
  kind: Kind;
  severity: Severity;
  service: string;
  customer_id: string | null;
  customer_name: string | null;
  assignee_id: string | null;
  assignee_name: string | null;
  updated_at: string;
  opened_at: string;
  first_response_due: string | null;
  first_response_state: string | null;
  service_requests_open: number;
}
export interface AttachmentView {
  id: string;
  name: string;
  media_type: string;
  size: number;
}
export interface MessageView {
  id: string;
  visibility: "customer" | "internal" | "upstream";
  author_kind: "agent" | "contact" | "upstream" | "system";
  author_name: string;
  body: string;
  body_html: string;
  quoted: string;
  created_at: string;
  service_request_id: string | null;
  attachments: AttachmentView[];
}
export interface TicketView {
  id: string;
  number: number;
  subject: string;
  state: TicketState;
  kind: Kind;
  nature: Nature;
  severity: Severity;
  service: string;
  channel: "mail" | "portal" | "phone";
  customer_id: string | null;
  customer_name: string | null;
  contact_id: string | null;
  contact_name: string | null;
  contact_email: string | null;
  subscription_id: string | null;
  assignee_id: string | null;
  assignee_name: string | null;
  cause: string;
  opened_at: string;
  updated_at: string;
  resolved_at: string | null;
  messages: MessageView[];
  version: number;
}
export interface CheckView {
  id: string;
  title: string;
  how: string;
  mandatory: boolean;
  results: { code: string; label: string }[];
  result: string | null;
  evidence: string;
  by: string | null;
  at: string | null;
  waived_reason: string | null;
}
export interface RunbookView {
  runbook: { id: string; title: string } | null;
  checks: CheckView[];
  open_mandatory: string[];
}
export interface VehicleView {
  vehicle: string;
  name: string;
  entitlement_id: string | null;
  entitlement_name: string | null;
  verdict: string;
  rank: number | null;
  reasons: { code: string; text: string }[];
  first_response: { minutes: number; hours: string; text: string } | null;
  cost: { basis: string; draws: number; unit: string; text: string };
  balance_before: number | null;
  balance_after: number | null;
  missing: { field: string; label: string }[];
  transport: string;
}
export interface RouteView {
  rulebook: string;
  boundary: { party: string; text: string; source: string; source_date: string }[];
  delivered_by: { mode: string; to: string; text: string };
  next: string;
  next_text: string;
  link: string | null;
  recommended: string | null;
  vehicles: VehicleView[];
  open_checks: string[];
}
export interface PacketField {
  name: string;
  label: string;
  kind: string;
  choices: string[];
  value: string;
  required: boolean;
  fixed: boolean;
  problem: string | null;
}
export interface ServiceRequestView {
  id: string;
  vehicle: string;
  vehicle_name: string;
  steps: Step[];
  link: string | null;
  upstream_address: string;
  transport: "email" | "by_hand";
  state: string;
  upstream_number: string | null;
  upstream_name: string;
  packet: { fields: PacketField[]; missing: string[] };
  created_at: string;
  sent_at: string | null;
  version: number;
}
export interface Entitlement {
  id: string;
  vehicle: string;
  vehicle_name: string;
  name: string;
  unit: string;
  unlimited: boolean;
  balance: number | null;
  valid_from: string;
  valid_to: string | null;
}
export interface LedgerEntry {
  at: string;
  kind: string;
  amount: number;
  balance: number;
  reason: string;
  reference: string;
  person_name: string;
}
export interface PricePreview {
  verdict: "covered" | "draws" | "billable" | "no_agreement";
  amount: Money | null;
  rule: string;
  text: string;
}
export interface ChargeView {
  id: string;
  time_entry_id: string;
  verdict: string;
  rule: string;
  text: string;
  amount: Money | null;
  billed_minutes: number;
  created_at: string;
}
export interface TimeEntry {
  id: string;
  ticket_id: string;
  person_name: string;
  started_at: string;
  minutes: number;
  work_type: string;
  note: string;
  billable: boolean;
}
export interface ChargeList {
  items: ChargeView[];
  time_entries: TimeEntry[];
}
export interface ClockView {
  kind: string;
  target_minutes: number;
  due_at: string | null;
  state: string;
  met_at: string | null;
}
export interface ContactView {
  id: string;
  name: string;
  email: string;
  phone: string;
  language: string;
}
export interface SubscriptionView {
  id: string;
  service: string;
  sku: string;
  name: string;
  quantity: number;
  state: string;
  commerce: string;
  vendor_id: string;
  product_version: string;
}
export interface SignalView {
  id: string;
  text: string;
  service: string;
  ticket_id: string | null;
  noted_by: string;
  noted_at: string;
}
export interface AgreementView {
  id: string;
  offer_id: string;
  offer_number: number | null;
  title: LocalText;
  is_default: boolean;
  valid_from: string;
  valid_to: string | null;
}
export interface CustomerRow {
  id: string;
  name: string;
  domain: string;
  country: string;
  open_tickets: number;
}
export interface TicketBrief {
  id: string;
  number: number;
  subject: string;
  state: TicketState;
  severity: Severity;
  updated_at: string;
}
export interface Customer {
  id: string;
  name: string;
  domain: string;
  tenant: string;
  cloud: string;
  language: string;
  country: string;
  version: number;
}
export interface CustomerPage {
  customer: Customer;
  contacts: ContactView[];
  subscriptions: SubscriptionView[];
  agreement: AgreementView | null;
  open_tickets: TicketBrief[];
  past_tickets: TicketBrief[];
  causes: { cause: string; count: number }[];
  signals: SignalView[];
}
export interface ServiceView {
  code: string;
  name: string;
}
export interface RulebookView {
  editions: { id: string; title: string; services: ServiceView[]; vehicles: { code: string; name: string }[] }[];
}
export interface PortalHome {
  customer_name: string;
  desk_name: string;
  offer_path: string;
  agreement: AgreementView | null;
  subscriptions: SubscriptionView[];
}

export const getSession = (o?: O) => http<SessionView>(`${base}/session`, { ...o, method: "GET" });
export const signIn = (b: { desk?: string; email: string; password: string }, o?: O) =>
  http<SessionView>(`${base}/session`, json("POST", b, o));
export const signOut = (o?: O) => http<void>(`${base}/session`, { ...o, method: "DELETE" });
export const getSetup = (o?: O) => http<{ needed: boolean }>(`${base}/setup`, { ...o, method: "GET" });
export const completeSetup = (
  b: {
    token: string;
    desk_name: string;
    desk_slug: string;
    name: string;
    email: string;
    password: string;
    language: string;
    time_zone?: string;
  },
  o?: O,
) => http<SessionView>(`${base}/setup`, json("POST", b, o));
export const listAgents = (o?: O) => http<Page<AgentView>>(`${base}/agents`, { ...o, method: "GET" });
export interface ListTicketsParams {
  state?: string;
  assignee?: string;
  customer?: string;
  text?: string;
  cursor?: string;
  limit?: number;
}
export const listTickets = (p?: ListTicketsParams, o?: O) =>
  http<Page<TicketRow>>(`${base}/tickets${query(p)}`, { ...o, method: "GET" });
export interface OpenTicket {
  customer_id?: string | null;
  contact_id?: string | null;
  subject: string;
  body: string;
  kind: Kind;
  nature: Nature;
  severity: Severity;
  service: string;
  subscription_id?: string | null;
}
export const openTicket = (b: OpenTicket, o?: O) => http<TicketView>(`${base}/tickets`, json("POST", b, o));
export const getTicket = (id: string, o?: O) => http<TicketView>(`${base}/tickets/${id}`, { ...o, method: "GET" });
export type ChangeTicket = Partial<
  Pick<
    TicketView,
    | "subject"
    | "state"
    | "kind"
    | "nature"
    | "severity"
    | "service"
    | "assignee_id"
    | "customer_id"
    | "contact_id"
    | "subscription_id"
  >
>;
export const changeTicket = (id: string, b: ChangeTicket, o?: O) =>
  http<TicketView>(`${base}/tickets/${id}`, json("PATCH", b, o, "application/merge-patch+json"));
export const replyToTicket = (id: string, b: { body: string }, o?: O) =>
  http<MessageView>(`${base}/tickets/${id}/replies`, json("POST", b, o));
export const addNote = (id: string, b: { body: string }, o?: O) =>
  http<MessageView>(`${base}/tickets/${id}/notes`, json("POST", b, o));
export const resolveTicket = (id: string, b: { cause: string }, o?: O) =>
  http<TicketView>(`${base}/tickets/${id}/resolve`, json("POST", b, o));
export const reopenTicket = (id: string, b: object, o?: O) =>
  http<TicketView>(`${base}/tickets/${id}/reopen`, json("POST", b, o));
export const getRunbook = (id: string, o?: O) =>
  http<RunbookView>(`${base}/tickets/${id}/runbook`, { ...o, method: "GET" });
export const recordCheck = (id: string, check: string, b: { result: string; evidence: string }, o?: O) =>
  http<RunbookView>(`${base}/tickets/${id}/checks/${check}/result`, json("POST", b, o));
export const waiveCheck = (id: string, check: string, b: { reason: string }, o?: O) =>
  http<RunbookView>(`${base}/tickets/${id}/checks/${check}/waiver`, json("POST", b, o));
export const getRoute = (id: string, o?: O) => http<RouteView>(`${base}/tickets/${id}/route`, { ...o, method: "GET" });
export const listServiceRequests = (id: string, o?: O) =>
  http<Page<ServiceRequestView>>(`${base}/tickets/${id}/service-requests`, { ...o, method: "GET" });
export const draftServiceRequest = (id: string, b: { vehicle: string; entitlement_id?: string | null }, o?: O) =>
  http<ServiceRequestView>(`${base}/tickets/${id}/service-requests`, json("POST", b, o));
export const completePacket = (id: string, b: { fields: { name: string; value: string }[] }, o?: O) =>
  http<ServiceRequestView>(`${base}/service-requests/${id}/packet`, json("PATCH", b, o));
export const sendServiceRequest = (id: string, b: object, o?: O) =>
  http<ServiceRequestView>(`${base}/service-requests/${id}/send`, json("POST", b, o));
export const handOverServiceRequest = (id: string, b: { upstream_number: string }, o?: O) =>
  http<ServiceRequestView>(`${base}/service-requests/${id}/hand-over`, json("POST", b, o));
export const publishMessage = (id: string, b: { body?: string }, o?: O) =>
  http<MessageView>(`${base}/messages/${id}/publish`, json("POST", b, o));
export const listEntitlements = (o?: O) => http<Page<Entitlement>>(`${base}/entitlements`, { ...o, method: "GET" });
export const getEntitlementLedger = (id: string, o?: O) =>
  http<Page<LedgerEntry>>(`${base}/entitlements/${id}/ledger`, { ...o, method: "GET" });
export const getRulebook = (o?: O) => http<RulebookView>(`${base}/rulebook`, { ...o, method: "GET" });
export const previewPrice = (id: string, p: { minutes: number; started_at?: string }, o?: O) =>
  http<PricePreview>(`${base}/tickets/${id}/price${query(p)}`, { ...o, method: "GET" });
export const recordTime = (
  id: string,
  b: { minutes: number; started_at?: string; work_type: string; note: string; billable: boolean },
  o?: O,
) => http<unknown>(`${base}/tickets/${id}/time`, json("POST", b, o));
export const listCharges = (id: string, o?: O) =>
  http<ChargeList>(`${base}/tickets/${id}/charges`, { ...o, method: "GET" });
export const listClocks = (id: string, o?: O) =>
  http<Page<ClockView>>(`${base}/tickets/${id}/clocks`, { ...o, method: "GET" });
export const listCustomers = (p?: { text?: string; cursor?: string }, o?: O) =>
  http<Page<CustomerRow>>(`${base}/customers${query(p)}`, { ...o, method: "GET" });
export const addCustomer = (b: object, o?: O) => http<Customer>(`${base}/customers`, json("POST", b, o));
export const getCustomer = (id: string, o?: O) =>
  http<CustomerPage>(`${base}/customers/${id}`, { ...o, method: "GET" });
export const addContact = (id: string, b: object, o?: O) =>
  http<ContactView>(`${base}/customers/${id}/contacts`, json("POST", b, o));
export const addSubscription = (id: string, b: object, o?: O) =>
  http<SubscriptionView>(`${base}/customers/${id}/subscriptions`, json("POST", b, o));
export const noteSignal = (id: string, b: { text: string; service: string }, o?: O) =>
  http<SignalView>(`${base}/tickets/${id}/signals`, json("POST", b, o));
export const getPortalHome = (o?: O) => http<PortalHome>(`${base}/portal/home`, { ...o, method: "GET" });
export const listPortalTickets = (p?: { cursor?: string }, o?: O) =>
  http<Page<PortalTicketRow>>(`${base}/portal/tickets${query(p)}`, { ...o, method: "GET" });
export const openPortalTicket = (b: PortalOpenRequest, o?: O) =>
  http<PortalTicketView>(`${base}/portal/tickets`, json("POST", b, o));
export const getPortalTicket = (id: string, o?: O) =>
  http<PortalTicketView>(`${base}/portal/tickets/${id}`, { ...o, method: "GET" });
export const replyInPortal = (id: string, b: { body: string }, o?: O) =>
  http<unknown>(`${base}/portal/tickets/${id}/replies`, json("POST", b, o));
export const getPacketMarkdown = (id: string, o?: O) =>
  http<string>(`${base}/service-requests/${id}/packet.md`, { ...o, method: "GET" });

export interface LocalText {
  en: string;
  cs: string;
}
export interface SupportLine {
  service: string;
  title: LocalText;
  kinds: Kind[];
  delivery: "own" | "resold" | "outsourced";
  delivered_by: string;
  note: LocalText;
}
export interface OfferHours {
  code: string;
  title: LocalText;
  calendar_id: string;
}
export interface ContactWay {
  way: "mail" | "phone" | "portal" | "web";
  value: string;
  hours: string;
  note: LocalText;
}
export interface OfferTarget {
  severity: Severity;
  kind: Kind | null;
  service: string;
  hours: string;
  first_response_minutes: number;
  next_update_minutes: number | null;
  resolution_minutes: number | null;
}
export interface OfferPrice {
  currency: string;
  hourly_minor: number;
  hours: string;
  after_hours_percent: number;
  minimum_minutes: number;
  increment_minutes: number;
  covered_kinds: Kind[];
  included_minutes: number;
  included_period: "agreement" | "month";
  per_incident_minor: number | null;
}
export interface OfferContent {
  title: LocalText;
  summary: LocalText;
  support: SupportLine[];
  hours: OfferHours[];
  contact: ContactWay[];
  targets: OfferTarget[];
  price: OfferPrice;
  exclusions: LocalText[];
  languages: string[];
  escalation: LocalText;
}
export interface OfferView {
  id: string;
  state: "draft" | "published" | "superseded" | "withdrawn";
  number: number | null;
  content: OfferContent;
  published_at: string | null;
  created_at: string;
  updated_at: string;
  version: number;
}
export interface CalendarView {
  id: string;
  name: string;
  time_zone: string;
}

export const listOffers = (o?: O) => http<Page<OfferView>>(`${base}/offers`, { ...o, method: "GET" });
export const draftOffer = (b: { content: OfferContent }, o?: O) =>
  http<OfferView>(`${base}/offers`, json("POST", b, o));
export const getOffer = (id: string, o?: O) => http<OfferView>(`${base}/offers/${id}`, { ...o, method: "GET" });
export const writeOffer = (id: string, b: { content: OfferContent }, o?: O) =>
  http<OfferView>(`${base}/offers/${id}`, json("PUT", b, o));
export const publishOffer = (id: string, o?: O) =>
  http<OfferView>(`${base}/offers/${id}/publish`, { ...o, method: "POST" });
export const listCalendars = (o?: O) => http<Page<CalendarView>>(`${base}/calendars`, { ...o, method: "GET" });

export interface PortalMessageView {
  id: string;
  from_us: boolean;
  author_name: string;
  body: string;
  created_at: string;
  attachments: AttachmentView[];
}
export interface PortalTicketRow {
  id: string;
  number: number;
  subject: string;
  state: TicketState;
  kind: Kind;
  severity: Severity;
  opened_at: string;
  updated_at: string;
}
export interface PortalTicketView {
  ticket: PortalTicketRow;
  messages: PortalMessageView[];
}
export interface PortalOpenRequest {
  subject: string;
  body: string;
  kind: Kind;
  severity: Severity;
  subscription_id?: string | null;
}

export type Step =
  | "send"
  | "accept"
  | "decline"
  | "work"
  | "answer"
  | "complete"
  | "approve"
  | "return"
  | "close"
  | "withdraw";
export const takeServiceRequestStep = (id: string, b: { step: Step; reason?: string }, o?: O) =>
  http<ServiceRequestView>(`${base}/service-requests/${id}/steps`, json("POST", b, o));

export interface DeadLetter {
  id: string;
  kind: string;
  last_error: string;
  failed_at: string;
}
export interface QuarantinedMail {
  id: string;
  sha256: string;
  size: number;
  received_at: string;
  reason: string;
}
export const listDeadLetters = (o?: O) => http<Page<DeadLetter>>(`${base}/dead-letters`, { ...o, method: "GET" });
export const retryDeadLetter = (id: string, o?: O) =>
  http<void>(`${base}/dead-letters/${id}/retry`, { ...o, method: "POST" });
export const listQuarantine = (o?: O) => http<Page<QuarantinedMail>>(`${base}/quarantine`, { ...o, method: "GET" });
