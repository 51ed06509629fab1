import type { GetReportParams, ReportName } from "../../client/api.ts";

/** What is shown, as it stands in the address. */
export interface ReportsSearch extends GetReportParams {
  report?: ReportName;
}

const reports: readonly ReportName[] = [
  "volume",
  "first_response",
  "resolution",
  "breaches",
  "backlog_age",
  "load",
  "upstream",
  "causes",
  "satisfaction",
  "satisfaction_agents",
  "satisfaction_customers",
];
const oneOf = <T extends string>(value: unknown, known: readonly T[]) => known.find((each) => each === value);
const text = (value: unknown) => (typeof value === "string" && value !== "" ? value : undefined);
const day = (value: unknown) => (typeof value === "string" && /^\d{4}-\d\d-\d\d$/.test(value) ? value : undefined);

/** Reads the address; what it cannot mean is left out. */
export function reportsSearch(search: Record<string, unknown>): ReportsSearch {
  return {
    report: oneOf(search.report, reports),
    from: day(search.from),
    to: day(search.to),
    step: oneOf(search.step, ["day", "week", "month"]),
    compare: oneOf(search.compare, ["previous", "year"]),
    service: text(search.service),
    customer: text(search.customer),
    severity: oneOf(search.severity, ["A", "B", "C"]),
    kind: oneOf(search.kind, ["billing", "subscription", "technical"]),
    assignee: text(search.assignee),
    team: text(search.team),
  };
}

export const allReports = reports;
