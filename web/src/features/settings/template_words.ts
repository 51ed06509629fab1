import type { TemplateView } from "../../client/api.ts";

type Kind = TemplateView["kind"];

export const kindIds: Record<Kind, string> = {
  acknowledgement: "ui.template.acknowledgement",
  reply: "ui.template.reply",
  handed_over: "ui.template.handed_over",
  known_issue: "ui.template.known_issue",
  resolved: "ui.template.resolved",
  reopened: "ui.template.reopened",
  participant_added: "ui.template.participant_added",
  undeliverable: "ui.template.undeliverable",
  approval: "ui.template.approval",
  low_balance: "ui.template.low_balance",
  accepted: "ui.template.accepted",
  invoice: "ui.template.invoice",
  review: "ui.template.review",
  satisfaction: "ui.template.satisfaction",
};

export const kindHintIds: Record<Kind, string> = {
  acknowledgement: "ui.template.acknowledgement_hint",
  reply: "ui.template.reply_hint",
  handed_over: "ui.template.handed_over_hint",
  known_issue: "ui.template.known_issue_hint",
  resolved: "ui.template.resolved_hint",
  reopened: "ui.template.reopened_hint",
  participant_added: "ui.template.participant_added_hint",
  undeliverable: "ui.template.undeliverable_hint",
  approval: "ui.template.approval_hint",
  low_balance: "ui.template.low_balance_hint",
  accepted: "ui.template.accepted_hint",
  invoice: "ui.template.invoice_hint",
  review: "ui.template.review_hint",
  satisfaction: "ui.template.satisfaction_hint",
};

const fieldIds: Record<string, string> = {
  number: "ui.template.field.number",
  subject: "ui.template.field.subject",
  contact: "ui.template.field.contact",
  agent: "ui.template.field.agent",
  desk: "ui.template.field.desk",
  message: "ui.template.field.message",
  signature: "ui.template.field.signature",
  promises: "ui.template.field.promises",
  link: "ui.template.field.link",
  recipient: "ui.template.field.recipient",
  detail: "ui.template.field.detail",
  amount: "ui.template.field.amount",
  wallet: "ui.template.field.wallet",
  balance: "ui.template.field.balance",
  customer: "ui.template.field.customer",
  offer: "ui.template.field.offer",
  version: "ui.template.field.version",
  document: "ui.template.field.document",
  due: "ui.template.field.due",
  period: "ui.template.field.period",
  satisfaction: "ui.template.field.satisfaction",
};

export function fieldId(name: string) {
  return fieldIds[name] ?? name;
}

export const languages = ["en", "cs"] as const;
export type Language = (typeof languages)[number];
export const languageIds: Record<Language, string> = { en: "ui.language.en", cs: "ui.language.cs" };

export const templatesQueryKey = ["mail-templates"];
