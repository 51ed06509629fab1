/** The states of a request in the customer's words. */
export const plainStateIds = {
  open: "ui.portal.state_open",
  waiting_customer: "ui.portal.state_waiting_customer",
  waiting_upstream: "ui.portal.state_waiting_upstream",
  resolved: "ui.portal.state_resolved",
  closed: "ui.portal.state_closed",
};
/** Impact in plain words, each a severity. */
export const impactIds = { A: "ui.portal.impact_a", B: "ui.portal.impact_b", C: "ui.portal.impact_c" };
