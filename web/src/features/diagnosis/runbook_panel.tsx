import { useQuery } from "@tanstack/react-query";
import type { TicketView } from "../../client/api.ts";
import { useText } from "../../texts/text.ts";
import { Chip } from "../../ui/chip.tsx";
import { FoldingCard } from "../../ui/disclosure.tsx";
import { Empty, Loaded } from "../../ui/states.tsx";
import { CheckItem } from "./check_item.tsx";
import { runbookQuery } from "./queries.ts";

/** The guided diagnosis of the ticket's service and kind: what to look at, what was found. */
export function RunbookPanel({ ticket }: { ticket: TicketView }) {
  const t = useText();
  const runbook = useQuery(runbookQuery(ticket.id));
  const open = runbook.data?.open_mandatory.length ?? 0;
  return (
    <FoldingCard
      title={t("ui.runbook.title")}
      aside={
        runbook.data && runbook.data.checks.length > 0 ? (
          <Chip tone={open > 0 ? "warn" : "good"}>
            {open > 0 ? t("ui.runbook.open", { count: open }) : t("ui.runbook.complete")}
          </Chip>
        ) : null
      }
    >
      <Loaded query={runbook}>
        {(data) =>
          data.checks.length === 0 ? (
            <Empty title={t("ui.runbook.none_title")} hint={t("ui.runbook.none_hint")} />
          ) : (
            <>
              <p className="mb-2 text-sm text-muted">{data.runbook?.title}</p>
              <ol className="flex flex-col gap-2">
                {data.checks.map((check) => (
                  <li key={check.id}>
                    <CheckItem ticketId={ticket.id} check={check} />
                  </li>
                ))}
              </ol>
            </>
          )
        }
      </Loaded>
    </FoldingCard>
  );
}
