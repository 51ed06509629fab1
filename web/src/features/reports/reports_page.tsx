import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import type { Report } from "../../client/api.ts";
import { useFormat } from "../../texts/format.ts";
import { useText } from "../../texts/text.ts";
import { ButtonLink } from "../../ui/button.tsx";
import { Unfold } from "../../ui/disclosure.tsx";
import { Card, Page } from "../../ui/page.tsx";
import { Loaded } from "../../ui/states.tsx";
import { BreachList } from "./breach_list.tsx";
import { Filters } from "./filters.tsx";
import { Plot } from "./plot.tsx";
import { csvAddress, reportQuery } from "./queries.ts";
import { ReportTable } from "./report_table.tsx";
import { allReports, type ReportsSearch } from "./reports_search.ts";
import { meansIds, noon, reportIds, sayReport } from "./words.ts";

const route = getRouteApi("/desk/reports");

/** The desk's work in numbers: one report at a time, as the address says. */
export function ReportsPage() {
  const t = useText();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { report: named, ...asked } = search;
  const name = named ?? "volume";
  const report = useQuery(reportQuery(name, asked));
  const change = (part: Partial<ReportsSearch>) =>
    navigate({ search: (earlier) => ({ ...earlier, ...part }), replace: true });
  return (
    <Page title={t("ui.report.title")} tab={t(reportIds[name])} lead={t("ui.report.lead")}>
      <nav aria-label={t("ui.report.which")} className="mb-4 flex flex-wrap gap-1">
        {allReports.map((each) => (
          <Link
            key={each}
            to="/reports"
            search={{ ...search, report: each }}
            aria-current={each === name ? "page" : undefined}
            className="flex min-h-9 items-center rounded-md px-3 text-muted hover:bg-hover hover:text-ink aria-[current=page]:bg-accent-soft aria-[current=page]:font-medium aria-[current=page]:text-accent-strong"
          >
            {t(reportIds[each])}
          </Link>
        ))}
      </nav>
      <Filters search={search} shown={report.data} onChange={change} />
      <Loaded query={report} rows={8}>
        {(shown) => (
          <div className="flex flex-col gap-4">
            <Whole report={shown} csv={csvAddress(shown.name, { ...asked, from: shown.from, to: shown.to })} />
            {shown.name === "breaches" ? (
              <BreachList asked={{ ...asked, from: shown.from, to: shown.to, step: undefined, compare: undefined }} />
            ) : null}
          </div>
        )}
      </Loaded>
    </Page>
  );
}

function Whole({ report, csv }: { report: Report; csv: string }) {
  const t = useText();
  const format = useFormat();
  const title = t(reportIds[report.name]);
  const sentence = sayReport(t, format, report);
  return (
    <Card
      title={title}
      actions={
        <ButtonLink size="small" look="quiet" href={csv} download={`${report.name}.csv`} target="_blank">
          {t("ui.billing.csv")}
        </ButtonLink>
      }
    >
      <p className="max-w-prose text-lg">{sentence}</p>
      <p className="text-sm text-muted">
        {report.axis === "age" ? t("ui.report.now") : format.days(noon(report.from), noon(report.to))} · {report.zone}
        {report.before_from && report.before_to
          ? ` · ${t("ui.report.beside", { days: format.days(noon(report.before_from), noon(report.before_to)) })}`
          : ""}
      </p>
      <Unfold label={t("ui.report.meaning")}>
        <p className="max-w-prose pt-1">{t(meansIds[report.name])}</p>
      </Unfold>
      <div className="mt-3 flex flex-col gap-4">
        <Plot report={report} sentence={sentence} />
        <ReportTable report={report} caption={title} />
      </div>
    </Card>
  );
}
