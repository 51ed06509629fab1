import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { MarginView } from "../../client/api.ts";
import { useFormat } from "../../texts/format.ts";
import { useText } from "../../texts/text.ts";
import { options } from "../../texts/words.ts";
import { ButtonLink, TextLink } from "../../ui/button.tsx";
import { Card, Page } from "../../ui/page.tsx";
import { SelectField } from "../../ui/select.tsx";
import { Empty, Loaded } from "../../ui/states.tsx";
import { useServices } from "../tickets/services.ts";
import { type By, type MarginSum, marginPercent, sumBy } from "./margin_rows.ts";
import { marginQuery } from "./queries.ts";

const byIds = {
  customer: "ui.margin.customer",
  product: "ui.margin.product",
  upstream: "ui.margin.upstream",
  month: "ui.margin.month",
};

/** What the invoices of the last year brought, less what the work is known to have cost. */
export function MarginPage() {
  const t = useText();
  const [by, setBy] = useState<By>("customer");
  const margin = useQuery(marginQuery);
  return (
    <Page
      title={t("ui.billing.margin")}
      lead={<TextLink href="/billing">{t("ui.billing.title")}</TextLink>}
      actions={
        <>
          <SelectField
            bare
            label={t("ui.margin.by")}
            value={by}
            onChange={(value) => setBy(value as By)}
            options={options(t, byIds)}
          />
          <ButtonLink href="/api/v1/margin.csv" target="_blank">
            {t("ui.billing.csv")}
          </ButtonLink>
        </>
      }
    >
      <Loaded query={margin}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t("ui.margin.none")} hint={t("ui.margin.none_hint")} />
          ) : (
            <Sums rows={items} by={by} />
          )
        }
      </Loaded>
    </Page>
  );
}

function Sums({ rows, by }: { rows: MarginView[]; by: By }) {
  const t = useText();
  const sums = sumBy(rows, by);
  return (
    <div className="flex flex-col gap-4">
      <Card title={t("ui.margin.plot")}>
        <Plot sums={sums} by={by} />
      </Card>
      <Card title={t("ui.margin.table")}>
        <Table sums={sums} by={by} />
      </Card>
    </div>
  );
}

function useName(by: By) {
  const t = useText();
  const services = useServices();
  return ({ name }: MarginSum) => {
    if (name === "") return t(by === "upstream" ? "ui.margin.own" : "ui.margin.other");
    return by === "product" ? services.nameOf(name) : name;
  };
}

/** A bar for what was billed, the part of it that is cost in another shade. The table says the same in figures. */
function Plot({ sums, by }: { sums: MarginSum[]; by: By }) {
  const t = useText();
  const format = useFormat();
  const nameOf = useName(by);
  const shown = sums.slice(0, 20);
  const most = (currency: string) =>
    Math.max(1, ...sums.filter((each) => each.currency === currency).map((each) => Math.max(each.net, each.cost)));
  return (
    <>
      <ul className="flex flex-col gap-2">
        {shown.map((sum) => {
          const width = (minor: number) => `${(Math.max(0, minor) / most(sum.currency)) * 100}%`;
          return (
            <li key={sum.key} className="grid grid-cols-[minmax(6rem,12rem)_1fr_auto] items-center gap-3">
              <span className="truncate text-sm">{nameOf(sum)}</span>
              <span aria-hidden="true" className="relative block h-5 rounded-sm bg-sunken">
                <span className="absolute inset-y-0 left-0 rounded-sm bg-accent" style={{ width: width(sum.net) }} />
                <span
                  className="absolute inset-y-1 left-0 rounded-sm bg-surface/75"
                  style={{ width: width(sum.cost) }}
                />
              </span>
              <span className="text-right text-sm tabular-nums">
                {format.money({ minor: sum.net - sum.cost, currency: sum.currency })}
              </span>
            </li>
          );
        })}
      </ul>
      <p className="mt-3 text-sm text-muted">{t("ui.margin.legend")}</p>
    </>
  );
}

function Table({ sums, by }: { sums: MarginSum[]; by: By }) {
  const t = useText();
  const format = useFormat();
  const nameOf = useName(by);
  const head = "px-3 py-2 text-right font-medium";
  const cell = "px-3 py-2 text-right whitespace-nowrap tabular-nums";
  return (
    <div className="overflow-x-auto">
      <table className="w-full text-left">
        <caption className="sr-only">{t("ui.margin.table")}</caption>
        <thead className="text-sm text-muted">
          <tr className="border-b border-line">
            <th className="py-2 pr-3 font-medium">{t(byIds[by])}</th>
            <th className={head}>{t("ui.margin.net")}</th>
            <th className={head}>{t("ui.margin.cost")}</th>
            <th className={head}>{t("ui.billing.margin")}</th>
            <th className={head}>%</th>
            <th className={head}>{t("ui.margin.unknown")}</th>
          </tr>
        </thead>
        <tbody>
          {sums.map((sum) => {
            const money = (minor: number) => format.money({ minor, currency: sum.currency });
            const percent = marginPercent(sum);
            return (
              <tr key={sum.key} className="border-b border-line last:border-0">
                <td className="py-2 pr-3">{nameOf(sum)}</td>
                <td className={cell}>{money(sum.net)}</td>
                <td className={cell}>{money(sum.cost)}</td>
                <td className={cell}>{money(sum.net - sum.cost)}</td>
                <td className={cell}>{percent === null ? "–" : format.number(percent)}</td>
                <td className={cell}>{money(sum.unknown)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
