export const lineKindIds = {
  time: "ui.line.time",
  incident: "ui.line.incident",
  fixed: "ui.line.fixed",
  fee: "ui.line.fee",
  wallet_top_up: "ui.line.wallet_top_up",
  pass_through: "ui.line.pass_through",
  credit: "ui.line.credit",
  correction: "ui.line.correction",
};
export const feePerIds = { tenant: "ui.fee.tenant", user: "ui.fee.user", seat: "ui.fee.seat" };
export const taxCategories = ["S", "Z", "E", "AE", "K", "G", "O", "L", "M"];
export const taxIds: Record<string, string> = {
  S: "ui.tax.S",
  Z: "ui.tax.Z",
  E: "ui.tax.E",
  AE: "ui.tax.AE",
  K: "ui.tax.K",
  G: "ui.tax.G",
  O: "ui.tax.O",
  L: "ui.tax.L",
  M: "ui.tax.M",
};

/** How many minor units make one of the currency. */
export function minorPerUnit(currency: string) {
  try {
    const format = new Intl.NumberFormat("en", { style: "currency", currency });
    return 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2);
  } catch {
    return 100;
  }
}
