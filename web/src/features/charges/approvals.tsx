import { useQuery } from "@tanstack/react-query";
import { listApprovals } from "../../client/api.ts";
import { useFormat } from "../../texts/format.ts";
import { useText } from "../../texts/text.ts";
import { word } from "../../texts/words.ts";
import { Chip } from "../../ui/chip.tsx";
import { approvalStateIds, approvalTones } from "./words.ts";

/** Who was asked whether the work may cost that much, and what they said. */
export function Approvals({ ticketId }: { ticketId: string }) {
  const t = useText();
  const format = useFormat();
  const approvals = useQuery({
    queryKey: ["approvals", ticketId],
    queryFn: () => listApprovals(ticketId),
    refetchInterval: 30_000,
  });
  const shown = approvals.data?.items.filter(({ state }) => state !== "replaced") ?? [];
  if (shown.length === 0) return null;
  return (
    <section aria-label={t("ui.approval.title")} className="mb-3 flex flex-col gap-2 text-sm">
      {shown.map((each) => (
        <div key={each.id} className="border-b border-line pb-2">
          <div className="flex flex-wrap items-center gap-2">
            <Chip tone={approvalTones[each.state]}>{word(t, approvalStateIds, each.state)}</Chip>
            <span className="font-medium">{format.money(each.amount)}</span>
            <span className="text-muted">
              {each.contact_name} · {format.dateTime(each.decided_at ?? each.asked_at)}
            </span>
          </div>
          {each.note ? <p className="mt-1">{each.note}</p> : null}
        </div>
      ))}
    </section>
  );
}
