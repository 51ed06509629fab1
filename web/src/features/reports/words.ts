import type { Measure, Report, ReportName, ReportRow } from "../../client/api.ts";
import type { useFormat } from "../../texts/format.ts";
import type { Translate, Values } from "../../texts/text.ts";

type Format = ReturnType<typeof useFormat>;

export const reportIds: Record<ReportName, string> = {
  volume: "ui.report.volume",
  first_response: "ui.report.first_response",
  resolution: "ui.report.resolution",
  breaches: "ui.report.breaches",
  backlog_age: "ui.report.backlog_age",
  load: "ui.report.load",
  upstream: "ui.report.upstream",
  causes: "ui.report.causes",
  satisfaction: "ui.report.satisfaction",
  satisfaction_agents: "ui.report.satisfaction_agents",
  satisfaction_customers: "ui.report.satisfaction_customers",
};

export const meansIds: Record<ReportName, string> = {
  volume: "ui.report.means.volume",
  first_response: "ui.report.means.first_response",
  resolution: "ui.report.means.resolution",
  breaches: "ui.report.means.breaches",
  backlog_age: "ui.report.means.backlog_age",
  load: "ui.report.means.load",
  upstream: "ui.report.means.upstream",
  causes: "ui.report.means.causes",
  satisfaction: "ui.report.means.satisfaction",
  satisfaction_agents: "ui.report.means.satisfaction_agents",
  satisfaction_customers: "ui.report.means.satisfaction_customers",
};

const sayIds: Record<ReportName, string> = {
  volume: "ui.report.say.volume",
  first_response: "ui.report.say.first_response",
  resolution: "ui.report.say.resolution",
  breaches: "ui.report.say.breaches",
  backlog_age: "ui.report.say.backlog_age",
  load: "ui.report.say.load",
  upstream: "ui.report.say.upstream",
  causes: "ui.report.say.causes",
  satisfaction: "ui.report.say.satisfaction",
  satisfaction_agents: "ui.report.say.satisfaction_agents",
  satisfaction_customers: "ui.report.say.satisfaction_customers",
};

const measureIds: Record<string, string> = {
  opened: "ui.report.measure.opened",
  resolved: "ui.report.measure.resolved",
  open_at_end: "ui.report.measure.open_at_end",
  answered: "ui.report.measure.answered",
  median: "ui.report.measure.median",
  slow: "ui.report.measure.slow",
  kept: "ui.report.measure.kept",
  broken: "ui.report.measure.broken",
  share: "ui.report.measure.share",
  first_response: "ui.report.measure.first_response",
  next_update: "ui.report.measure.next_update",
  resolution: "ui.report.measure.resolution",
  all: "ui.report.measure.all",
  in_queue: "ui.report.measure.in_queue",
  open: "ui.report.measure.open",
  waiting_customer: "ui.report.measure.waiting_customer",
  waiting_upstream: "ui.report.measure.waiting_upstream",
  snoozed: "ui.report.measure.snoozed",
  monday: "ui.report.measure.monday",
  tuesday: "ui.report.measure.tuesday",
  wednesday: "ui.report.measure.wednesday",
  thursday: "ui.report.measure.thursday",
  friday: "ui.report.measure.friday",
  saturday: "ui.report.measure.saturday",
  sunday: "ui.report.measure.sunday",
  week: "ui.report.measure.week",
  sent: "ui.report.measure.sent",
  done: "ui.report.measure.done",
  declined: "ui.report.measure.declined",
  part: "ui.report.measure.part",
  answers: "ui.report.measure.answers",
  good: "ui.report.measure.good",
  so_so: "ui.report.measure.so_so",
  bad: "ui.report.measure.bad",
  good_share: "ui.report.measure.good_share",
};

export const measureName = (t: Translate, { code }: Measure) => t(measureIds[code] ?? code);

/** What of a report is drawn; the table has all of it. */
export const drawn: Record<ReportName, string[]> = {
  volume: ["opened", "resolved"],
  first_response: ["median", "slow"],
  resolution: ["median", "slow"],
  breaches: ["first_response", "next_update", "resolution"],
  backlog_age: ["open", "waiting_customer", "waiting_upstream"],
  load: ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"],
  upstream: ["sent"],
  causes: ["resolved"],
  satisfaction: ["good", "so_so", "bad"],
  satisfaction_agents: ["answers"],
  satisfaction_customers: ["answers"],
};

export const stepIds = { day: "ui.report.step.day", week: "ui.report.step.week", month: "ui.report.step.month" };
export const compareIds = { previous: "ui.report.compare.previous", year: "ui.report.compare.year" };

/** A day of the API: its noon is that day in every zone near. */
export const noon = (day: string) => `${day}T12:00:00`;

export function valueText(format: Format, unit: Measure["unit"], value: number | null | undefined) {
  if (value === null || value === undefined) return "–";
  if (unit === "minutes") return format.minutes(value);
  return unit === "percent" ? format.percent(value) : format.number(value);
}

const ageIds: Record<string, string> = {
  0: "ui.report.age.0",
  1: "ui.report.age.1",
  3: "ui.report.age.3",
  7: "ui.report.age.7",
  14: "ui.report.age.14",
  30: "ui.report.age.30",
};

const onDayIds = [
  "ui.report.on.monday",
  "ui.report.on.tuesday",
  "ui.report.on.wednesday",
  "ui.report.on.thursday",
  "ui.report.on.friday",
  "ui.report.on.saturday",
  "ui.report.on.sunday",
];

const hourText = (hour: number) => `${hour}:00`;

/** What a row of a report is called. */
export function rowText(t: Translate, format: Format, report: Report, row: ReportRow): string {
  if (report.axis === "named") return row.name;
  if (report.axis === "hour") return `${hourText(Number(row.key))}–${hourText(Number(row.key) + 1)}`;
  if (report.axis === "age") return t(ageIds[row.key] ?? row.key);
  if (report.step === "month") return format.month(noon(row.key));
  return row.key === row.last ? format.date(noon(row.key)) : format.days(noon(row.key), noon(row.last));
}

/** The same in the little room below a bar. */
export function shortText(t: Translate, format: Format, report: Report, row: ReportRow): string {
  return report.axis === "time" && report.step !== "month"
    ? format.day(noon(row.key))
    : rowText(t, format, report, row);
}

/** The hour of the week in which most came. */
function busiest(report: Report) {
  let best = { hour: 0, day: 0, most: 0 };
  report.rows.forEach((row, hour) => {
    row.cells.slice(0, onDayIds.length).forEach(({ value }, day) => {
      if ((value ?? 0) > best.most) best = { hour, day, most: value ?? 0 };
    });
  });
  return best;
}

/** The whole report in a sentence or two. */
export function sayReport(t: Translate, format: Format, report: Report): string {
  const values: Values = {};
  report.measures.forEach(({ code, unit }, at) => {
    const value = report.totals[at]?.value;
    values[code] = unit === "count" ? (value ?? 0) : valueText(format, unit, value);
  });
  values.decided = Number(values.kept ?? 0) + Number(values.broken ?? 0);
  values.top = report.rows[0]?.name ?? "";
  if (report.axis === "hour") {
    const { hour, day, most } = busiest(report);
    Object.assign(values, { most, day: t(onDayIds[day] ?? ""), from: hourText(hour), to: hourText(hour + 1) });
  }
  return t(sayIds[report.name], values);
}
