import { useQuery } from "@tanstack/react-query";
import type { GetReportParams } from "../../client/api.ts";
import { useFormat } from "../../texts/format.ts";
import { useText } from "../../texts/text.ts";
import { severityIds, stateIds, word } from "../../texts/words.ts";
import { TextLink } from "../../ui/button.tsx";
import { Card } from "../../ui/page.tsx";
import { Empty, Loaded } from "../../ui/states.tsx";
import { breachesQuery } from "./queries.ts";
import { measureName } from "./words.ts";

/** The requests behind the missed deadlines, the newest first. */
export function BreachList({ asked }: { asked: GetReportParams }) {
  const t = useText();
  const format = useFormat();
  const breaches = useQuery(breachesQuery(asked));
  return (
    <Card title={t("ui.report.breached")}>
      <Loaded query={breaches}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t("ui.report.no_breach")} />
          ) : (
            <ul className="flex flex-col divide-y divide-line">
              {items.map((breach) => (
                <li key={`${breach.ticket_id} ${breach.kind} ${breach.breached_at}`} className="py-1.5">
                  <div className="flex flex-wrap items-baseline gap-x-3">
                    <span className="min-w-0 flex-1 basis-72">
                      <TextLink href={`/tickets/${breach.ticket_id}`}>
                        #{breach.number} {breach.subject}
                      </TextLink>{" "}
                      <span className="text-sm text-muted">{breach.customer_name}</span>
                    </span>
                    <span className="text-sm text-muted">{measureName(t, { code: breach.kind, unit: "count" })}</span>
                    <time className="text-sm whitespace-nowrap text-muted" dateTime={breach.breached_at}>
                      {format.dateTime(breach.breached_at)}
                    </time>
                  </div>
                  <div className="text-sm text-muted">
                    {[
                      word(t, stateIds, breach.state),
                      word(t, severityIds, breach.severity),
                      breach.assignee_name ?? t("ui.report.nobody"),
                      breach.met_at
                        ? t("ui.report.made_good", { time: format.dateTime(breach.met_at) })
                        : t("ui.report.not_made_good"),
                    ].join(" · ")}
                  </div>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Card>
  );
}
