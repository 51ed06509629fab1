import type { Tone } from "../../ui/chip.tsx";

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
  S: "ui.tax.s",
  Z: "ui.tax.z",
  E: "ui.tax.e",
  AE: "ui.tax.ae",
  K: "ui.tax.k",
  G: "ui.tax.g",
  O: "ui.tax.o",
  L: "ui.tax.l",
  M: "ui.tax.m",
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

export const approvalStateIds = {
  asked: "ui.approval.asked",
  approved: "ui.approval.approved",
  refused: "ui.approval.refused",
  expired: "ui.approval.expired",
  replaced: "ui.approval.replaced",
};
export const approvalTones: Record<string, Tone> = {
  asked: "warn",
  approved: "good",
  refused: "bad",
  expired: "plain",
  replaced: "plain",
};
export const walletUnitIds = {
  minutes: "ui.wallet.minutes",
  incidents: "ui.wallet.incidents",
  money: "ui.wallet.money",
};
export const walletReasonIds = {
  granted: "ui.wallet.granted",
  topped_up: "ui.wallet.topped_up",
  drawn: "ui.wallet.drawn",
  given_back: "ui.wallet.given_back",
  adjusted: "ui.wallet.adjusted",
  expired: "ui.wallet.expired",
};
