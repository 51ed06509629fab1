import type { AnswerList } from "../../client/api.ts";
import { useFormat } from "../../texts/format.ts";
import { useText } from "../../texts/text.ts";
import { word } from "../../texts/words.ts";
import { TextLink } from "../../ui/button.tsx";
import { Chip } from "../../ui/chip.tsx";
import { scoreIds, scores, scoreTones } from "./words.ts";

/** How many were asked, and what they said. */
export function AnswerCount({ count }: Pick<AnswerList, "count">) {
  const t = useText();
  const format = useFormat();
  const answered = count.good + count.so_so + count.bad;
  return (
    <p className="flex flex-wrap items-center gap-2">
      {scores.map((score) => (
        <Chip key={score} tone={scoreTones[score]}>
          {word(t, scoreIds, score)} {format.number(count[score])}
        </Chip>
      ))}
      <span className="text-sm text-muted">{t("ui.satisfaction.count", { answered, asked: count.asked })}</span>
    </p>
  );
}

/** Answers, each with the request that it is about. */
export function Answers({ items }: Pick<AnswerList, "items">) {
  const t = useText();
  const format = useFormat();
  return (
    <ul className="flex flex-col divide-y divide-line">
      {items.map((each) => (
        <li key={each.id} className="py-2">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <Chip tone={scoreTones[each.score]}>{word(t, scoreIds, each.score)}</Chip>
            <TextLink href={`/tickets/${each.ticket_id}`}>
              #{each.ticket_number} {each.subject || t("ui.ticket.no_subject")}
            </TextLink>
          </div>
          {each.comment ? <p className="mt-1 whitespace-pre-line wrap-anywhere">{each.comment}</p> : null}
          <p className="mt-0.5 text-sm text-muted">
            {[each.contact_name, each.customer_name, each.assignee_name, format.dateTime(each.answered_at)]
              .filter(Boolean)
              .join(" · ")}
          </p>
        </li>
      ))}
    </ul>
  );
}
