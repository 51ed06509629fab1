import type { MarginView } from "../../client/api.ts";

export type By = "customer" | "product" | "upstream" | "month";

export interface MarginSum {
  key: string;
  name: string;
  currency: string;
  net: number;
  cost: number;
  unknown: number;
}

const names = {
  customer: (row: MarginView) => row.customer_name,
  product: (row: MarginView) => row.product,
  upstream: (row: MarginView) => row.upstream,
  month: (row: MarginView) => row.month,
};

/** Sums by one side of the rows and by currency: amounts of two currencies are never added. The most billed first;
 * months in their order. */
export function sumBy(rows: MarginView[], by: By): MarginSum[] {
  const sums = new Map<string, MarginSum>();
  for (const row of rows) {
    const name = names[by](row);
    const key = `${by === "customer" ? row.customer_id : name} ${row.net.currency}`;
    const sum = sums.get(key) ?? { key, name, currency: row.net.currency, net: 0, cost: 0, unknown: 0 };
    sum.net += row.net.minor;
    sum.cost += row.cost.minor;
    sum.unknown += row.net_of_unknown_cost.minor;
    sums.set(key, sum);
  }
  const list = [...sums.values()];
  return by === "month"
    ? list.sort((a, b) => a.key.localeCompare(b.key))
    : list.sort((a, b) => b.net - a.net || a.key.localeCompare(b.key));
}

/** What is left of what was billed, in percent of it; nothing when nothing was billed. */
export function marginPercent({ net, cost }: MarginSum): number | null {
  return net === 0 ? null : Math.round(((net - cost) / net) * 1000) / 10;
}
