/** Who handles what, by the rulebook. */
export const partyIds = {
  customer: "ui.party.customer",
  partner: "ui.party.partner",
  vendor: "ui.party.vendor",
  publisher: "ui.party.publisher",
};
