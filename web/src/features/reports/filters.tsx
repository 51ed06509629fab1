import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { Report } from "../../client/api.ts";
import { useText } from "../../texts/text.ts";
import { kindIds, options, severityIds } from "../../texts/words.ts";
import { TextField } from "../../ui/field.tsx";
import { SelectField } from "../../ui/select.tsx";
import { customerQuery } from "../customers/queries.ts";
import { teamsQuery } from "../ladders/queries.ts";
import { agentsQuery } from "../session/queries.ts";
import { useServices } from "../tickets/services.ts";
import { customerChoicesQuery } from "./queries.ts";
import type { ReportsSearch } from "./reports_search.ts";
import { compareIds, stepIds } from "./words.ts";

const every = "every";

interface Props {
  search: ReportsSearch;
  shown: Report | undefined;
  onChange: (change: Partial<ReportsSearch>) => void;
}

/** Which days, cut how, beside which; and which requests. All of it stands in the address. */
export function Filters({ search, shown, onChange }: Props) {
  const t = useText();
  const services = useServices();
  const agents = useQuery(agentsQuery).data?.items ?? [];
  const teams = useQuery(teamsQuery).data?.items ?? [];
  const isNow = shown?.axis === "age";
  const hasParts = !shown || shown.axis === "time";
  const choose = (name: keyof ReportsSearch, label: string, all: string, choices: { id: string; name: string }[]) => (
    <Choice key={name}>
      <SelectField
        label={label}
        value={String(search[name] ?? every)}
        options={[{ id: every, name: all }, ...choices]}
        onChange={(value) => onChange({ [name]: value === every ? undefined : value })}
      />
    </Choice>
  );
  return (
    <div className="mb-4 grid grid-cols-[repeat(auto-fill,minmax(10rem,1fr))] items-end gap-3">
      {isNow ? null : <Days search={search} shown={shown} onChange={onChange} />}
      {hasParts ? choose("step", t("ui.report.step"), t("ui.report.step.fitting"), options(t, stepIds)) : null}
      {isNow ? null : choose("compare", t("ui.report.compare"), t("ui.report.compare.none"), options(t, compareIds))}
      {choose("service", t("ui.report.service"), t("ui.report.every"), [
        ...services.choices,
        { id: "none", name: t("ui.report.no_service") },
      ])}
      <CustomerChoice search={search} choose={choose} />
      {choose("kind", t("ui.report.kind"), t("ui.report.every"), options(t, kindIds))}
      {choose("severity", t("ui.report.severity"), t("ui.report.every_severity"), options(t, severityIds))}
      {choose("assignee", t("ui.report.agent"), t("ui.report.every_agent"), [
        { id: "none", name: t("ui.report.nobody") },
        ...agents.map(({ id, name }) => ({ id, name })),
      ])}
      {teams.length > 0 || search.team
        ? choose(
            "team",
            t("ui.report.team"),
            t("ui.report.every"),
            teams.map(({ id, name }) => ({ id, name })),
          )
        : null}
    </div>
  );
}

/** One end named names the other as well: it would move with the day on which somebody looks. */
function Days({ search, shown, onChange }: Props) {
  const t = useText();
  const from = search.from ?? shown?.from;
  const to = search.to ?? shown?.to;
  return (
    <>
      <TextField
        type="date"
        label={t("ui.review.from")}
        value={from ?? ""}
        onChange={(day) => onChange({ from: day || undefined, to })}
      />
      <TextField
        type="date"
        label={t("ui.review.to")}
        value={to ?? ""}
        onChange={(day) => onChange({ to: day || undefined, from })}
      />
    </>
  );
}

function Choice({ children }: { children: ReactNode }) {
  return <div className="min-w-0">{children}</div>;
}

interface CustomerProps {
  search: ReportsSearch;
  choose: (name: "customer", label: string, all: string, choices: { id: string; name: string }[]) => ReactNode;
}

/** The first hundred, and the one that the address names. */
function CustomerChoice({ search, choose }: CustomerProps) {
  const t = useText();
  const first = useQuery(customerChoicesQuery).data?.items ?? [];
  const named = useQuery({ ...customerQuery(search.customer ?? ""), enabled: Boolean(search.customer) }).data?.customer;
  const choices = first.map(({ id, name }) => ({ id, name }));
  if (named && !choices.some(({ id }) => id === named.id)) choices.push({ id: named.id, name: named.name });
  return choose("customer", t("ui.report.customer"), t("ui.report.every_customer"), choices);
}
