import { useQuery } from "@tanstack/react-query";
import { useFormat } from "../../texts/format.ts";
import { useText } from "../../texts/text.ts";
import { word } from "../../texts/words.ts";
import { Chip } from "../../ui/chip.tsx";
import { FoldingCard } from "../../ui/disclosure.tsx";
import { PlainText } from "../../ui/plain_text.tsx";
import { ticketAnswersQuery } from "./queries.ts";
import { scoreIds, scoreTones } from "./words.ts";

/** What the customer thought of the request, or that they were asked. Nothing before it was resolved. */
export function TicketSatisfaction({ ticket }: { ticket: string }) {
  const t = useText();
  const format = useFormat();
  const answers = useQuery(ticketAnswersQuery(ticket));
  const shown = answers.data?.items.filter(({ state }) => state !== "void") ?? [];
  if (shown.length === 0) return null;
  return (
    <FoldingCard title={t("ui.satisfaction.title")}>
      <ul className="flex flex-col gap-3">
        {shown.map((each) => (
          <li key={each.id}>
            {each.score && each.answered_at ? (
              <>
                <Chip tone={scoreTones[each.score]}>{word(t, scoreIds, each.score)}</Chip>{" "}
                <span className="text-sm text-muted">
                  {each.contact_name} · {format.dateTime(each.answered_at)}
                </span>
                {each.comment ? <PlainText text={each.comment} /> : null}
              </>
            ) : (
              <p className="text-sm text-muted">
                {t(each.state === "planned" ? "ui.satisfaction.planned" : "ui.satisfaction.asked", {
                  name: each.contact_name,
                  time: format.dateTime(each.asked_at),
                })}
              </p>
            )}
          </li>
        ))}
      </ul>
    </FoldingCard>
  );
}
