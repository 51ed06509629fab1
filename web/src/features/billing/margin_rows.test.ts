import { describe, expect, it } from "vitest";
import type { MarginView } from "../../client/api.ts";
import { marginPercent, sumBy } from "./margin_rows.ts";

const row = (customer: string, product: string, net: number, cost: number, currency = "CZK"): MarginView => ({
  customer_id: `cus_${customer}`,
  customer_name: customer,
  product,
  upstream: "",
  month: "2026-11",
  net: { minor: net, currency },
  cost: { minor: cost, currency },
  margin: { minor: net - cost, currency },
  net_of_unknown_cost: { minor: cost === 0 ? net : 0, currency },
});

describe("sumBy", () => {
  it("adds what belongs together, the most billed first", () => {
    const sums = sumBy(
      [row("Klas", "azure", 100, 40), row("Brod", "azure", 300, 0), row("Klas", "m365", 50, 10)],
      "customer",
    );
    expect(sums.map(({ name, net, cost, unknown }) => [name, net, cost, unknown])).toEqual([
      ["Brod", 300, 0, 300],
      ["Klas", 150, 50, 0],
    ]);
    expect(sumBy([row("Klas", "azure", 1, 0), row("Brod", "azure", 2, 0)], "product")).toHaveLength(1);
  });
  it("keeps currencies apart", () => {
    expect(sumBy([row("Klas", "azure", 1, 0), row("Klas", "azure", 2, 0, "EUR")], "customer")).toHaveLength(2);
  });
});

describe("marginPercent", () => {
  it("is of what was billed", () => {
    const sum = { key: "", name: "", currency: "CZK", net: 300, cost: 100, unknown: 0 };
    expect(marginPercent(sum)).toBe(66.7);
    expect(marginPercent({ ...sum, net: 0 })).toBeNull();
  });
});
