import { Check, Clock, TriangleAlert } from "lucide-react";
import { useFormat } from "../../texts/format.ts";
import { useText } from "../../texts/text.ts";
import { Chip } from "../../ui/chip.tsx";

interface Props {
  /** What is due; nothing where it is named beside the chip. */
  kind?: string | null;
  due: string | null | undefined;
  /** Of the clock; nothing for what is due next. */
  state?: string;
  /** Of the chip, among its neighbours. */
  place?: string;
}

const soon = 60 * 60_000;

const aheadIds: Record<string, string> = {
  first_response: "ui.due.answer",
  next_update: "ui.due.update",
  resolution: "ui.due.solution",
};
const missedIds: Record<string, string> = {
  first_response: "ui.due.answer_missed",
  next_update: "ui.due.update_missed",
  resolution: "ui.due.solution_missed",
};

/** A promise: kept, ahead, near or missed. */
export function DueChip({ kind, due, state, place }: Props) {
  const t = useText();
  const format = useFormat();
  if (!due) return null;
  const exact = format.dateTime(due);
  const left = new Date(due).getTime() - Date.now();
  const when = format.relative(due);
  const icon = "size-3.5";
  if (state === "met")
    return (
      <Chip place={place} icon={<Check aria-hidden="true" className={icon} />}>
        {t("ui.due.kept")}
      </Chip>
    );
  if (state === "breached" || left < 0)
    return (
      <Chip tone="bad" title={exact} place={place} icon={<TriangleAlert aria-hidden="true" className={icon} />}>
        {t(missedIds[kind ?? ""] ?? "ui.due.missed", { when })}
      </Chip>
    );
  const tone = left < soon ? "warn" : "plain";
  return (
    <Chip tone={tone} title={exact} place={place} icon={<Clock aria-hidden="true" className={icon} />}>
      {t(aheadIds[kind ?? ""] ?? "ui.due.by", { when })}
    </Chip>
  );
}
