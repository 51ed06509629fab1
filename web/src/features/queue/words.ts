import type { ViewRow } from "../../client/api.ts";
import type { Translate } from "../../texts/text.ts";

/** The catalogue ids of the views that every desk has. */
const viewIds: Record<string, string> = {
  open: "ui.view.open",
  mine: "ui.view.mine",
  unassigned: "ui.view.unassigned",
  due_soon: "ui.view.due_soon",
  waiting_upstream: "ui.view.waiting_upstream",
  waiting_customer: "ui.view.waiting_customer",
  snoozed: "ui.view.snoozed",
  drafts: "ui.view.drafts",
};

export function viewName(t: Translate, view: ViewRow): string {
  const id = viewIds[view.key];
  return view.is_default && id ? t(id) : view.name || view.key;
}
