import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useState } from "react";
import type { AcrossView, ListAcrossTicketsParams } from "../../client/api.ts";
import { useFormat } from "../../texts/format.ts";
import { useText } from "../../texts/text.ts";
import { ActionButton, ButtonLink, TextLink } from "../../ui/button.tsx";
import { ModalDialog } from "../../ui/dialog.tsx";
import { TextField } from "../../ui/field.tsx";
import { Card, Page } from "../../ui/page.tsx";
import { Empty, Loaded } from "../../ui/states.tsx";
import { useMay } from "../session/queries.ts";
import { AcrossTable, type Line } from "./across_table.tsx";
import { HourCost } from "./hour_cost.tsx";
import { acrossQuery, acrossTicketsQuery } from "./queries.ts";

const route = getRouteApi("/desk/learning");

/** What the requests of all customers teach, and the requests behind each number. */
export function AcrossPage() {
  const t = useText();
  const { from, to } = route.useSearch();
  const navigate = route.useNavigate();
  const asked = {
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
  };
  const across = useQuery({ ...acrossQuery(asked), placeholderData: keepPreviousData });
  const set = (name: "from" | "to") => (value: string) =>
    navigate({ search: (search) => ({ ...search, [name]: value || undefined }), replace: true });
  return (
    <Page title={t("ui.across.title")} lead={t("ui.across.lead")}>
      <Loaded query={across}>
        {(view) => (
          <div className="flex flex-col gap-4">
            <div className="grid max-w-md grid-cols-2 gap-3">
              <TextField type="date" label={t("ui.review.from")} value={from ?? view.from} onChange={set("from")} />
              <TextField type="date" label={t("ui.review.to")} value={to ?? view.to} onChange={set("to")} />
            </div>
            {view.resolved === 0 ? (
              <Empty title={t("ui.across.none")} hint={t("ui.across.none_hint")} />
            ) : (
              <Tables view={view} />
            )}
          </div>
        )}
      </Loaded>
    </Page>
  );
}

function Tables({ view }: { view: AcrossView }) {
  const t = useText();
  const mayList = useMay("ticket_all");
  const lines = useLines(view);
  const [shown, setShown] = useState<Line | null>(null);
  const parts = [
    {
      part: "causes",
      title: t("ui.across.causes"),
      heads: [t("ui.across.cause"), t("ui.across.count"), ...view.months],
    },
    { part: "fixes", title: t("ui.across.fixes"), heads: [t("ui.across.fix"), t("ui.across.count")] },
    {
      part: "boundaries",
      title: t("ui.across.boundaries"),
      heads: [
        t("ui.across.way"),
        t("ui.across.count"),
        t("ui.across.hours"),
        t("ui.across.minutes"),
        t("ui.across.cost"),
      ],
    },
    {
      part: "services",
      title: t("ui.across.services"),
      heads: [
        t("ui.across.service"),
        t("ui.across.count"),
        t("ui.across.minutes"),
        t("ui.margin.net"),
        t("ui.margin.cost"),
        t("ui.billing.margin"),
      ],
    },
  ] as const;
  const file = (part: string) => `/api/v1/learning.csv?${new URLSearchParams({ part, from: view.from, to: view.to })}`;
  return (
    <>
      {parts.map(({ part, title, heads }) => (
        <Card
          key={part}
          title={title}
          actions={
            <ButtonLink size="small" look="quiet" href={file(part)} download={`${part}.csv`} target="_blank">
              {t("ui.billing.csv")}
            </ButtonLink>
          }
        >
          {part === "services" ? <HourCost cost={view.hour_cost} /> : null}
          {lines[part].length === 0 ? (
            <p className="text-muted">{t("ui.across.nothing")}</p>
          ) : (
            <AcrossTable caption={title} heads={heads} lines={lines[part]} onCount={mayList ? setShown : undefined} />
          )}
        </Card>
      ))}
      <ModalDialog title={shown?.name ?? ""} width="wide" isOpen={shown !== null} onClose={() => setShown(null)}>
        {shown ? <Tickets filter={{ from: view.from, to: view.to, ...shown.filter }} /> : null}
        <div className="mt-3 flex justify-end">
          <ActionButton onPress={() => setShown(null)}>{t("ui.common.close")}</ActionButton>
        </div>
      </ModalDialog>
    </>
  );
}

/** The rows of each table, with what lists the requests that they count. */
function useLines(view: AcrossView): Record<"causes" | "fixes" | "boundaries" | "services", Line[]> {
  const t = useText();
  const format = useFormat();
  const service = (code: string) => view.service_names[code] ?? code;
  const money = (minor: number, currency: string) => (currency ? format.money({ minor, currency }) : "");
  return {
    causes: view.causes.map((row) => ({
      key: `${row.service} ${row.cause}`,
      name: `${service(row.service)}: ${view.cause_names[row.cause] ?? row.cause}`,
      count: row.count,
      cells: row.by_month.map((count) => format.number(count)),
      filter: { service: row.service, cause: row.cause },
    })),
    fixes: view.fixes.map((row) => ({
      key: row.id,
      name: row.title,
      about: t(row.kind === "article" ? "ui.across.article" : "ui.across.known_issue"),
      href: row.kind === "article" ? `/knowledge/${row.id}` : `/known-issues/${row.id}`,
      count: row.count,
      cells: [],
      filter: row.kind === "article" ? { article: row.id } : { known_issue: row.id },
    })),
    boundaries: view.boundaries.map((row) => ({
      key: `${row.service} ${row.vehicle}`,
      name: `${service(row.service)}: ${view.vehicle_names[row.vehicle] ?? row.vehicle}`,
      count: row.count,
      cells: [
        format.number(row.hours),
        format.minutes(row.minutes),
        row.cost.map(({ minor, currency }) => money(minor, currency)).join(", "),
      ],
      filter: { service: row.service, vehicle: row.vehicle },
    })),
    services: view.services.map((row) => ({
      key: `${row.service} ${row.currency}`,
      name: service(row.service),
      isLoss: row.margin_minor < 0,
      count: row.count,
      cells: [
        format.minutes(row.minutes),
        money(row.net_minor, row.currency),
        money(row.cost_minor, row.currency),
        money(row.margin_minor, row.currency),
      ],
      filter: { service: row.service },
    })),
  };
}

function Tickets({ filter }: { filter: ListAcrossTicketsParams }) {
  const format = useFormat();
  const tickets = useQuery(acrossTicketsQuery(filter));
  return (
    <Loaded query={tickets}>
      {({ items }) => (
        <ul className="flex flex-col divide-y divide-line">
          {items.map((ticket) => (
            <li key={ticket.id} className="flex items-baseline gap-3 py-1">
              <span className="min-w-0 flex-1">
                <TextLink href={`/tickets/${ticket.id}`}>
                  #{ticket.number} {ticket.subject}
                </TextLink>{" "}
                <span className="text-sm text-muted">{ticket.customer_name}</span>
              </span>
              <time className="text-sm whitespace-nowrap text-muted" dateTime={ticket.resolved_at}>
                {format.date(ticket.resolved_at)}
              </time>
            </li>
          ))}
        </ul>
      )}
    </Loaded>
  );
}
