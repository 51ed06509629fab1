import { Check, Clock, TriangleAlert } from "lucide-react";
import { useFormat } from "../../texts/format.ts";
import { useText } from "../../texts/text.ts";
import { Chip } from "../../ui/chip.tsx";

interface Props {
  /** What is due: the first answer, or something that is named beside the chip. */
  of?: "answer" | "clock";
  due: string | null | undefined;
  state: string | null | undefined;
}

const soon = 60 * 60_000;

/** The promised first answer: kept, ahead, near or missed. */
export function DueChip({ of = "answer", due, state }: Props) {
  const t = useText();
  const format = useFormat();
  if (!due) return null;
  const exact = format.dateTime(due);
  const left = new Date(due).getTime() - Date.now();
  const icon = "size-3.5";
  if (state === "met")
    return (
      <Chip icon={<Check aria-hidden="true" className={icon} />}>
        {t(of === "answer" ? "ui.due.met" : "ui.due.kept")}
      </Chip>
    );
  if (state === "breached" || (state !== "paused" && left < 0))
    return (
      <span title={exact}>
        <Chip tone="bad" icon={<TriangleAlert aria-hidden="true" className={icon} />}>
          {t("ui.due.missed", { when: format.relative(due) })}
        </Chip>
      </span>
    );
  return (
    <span title={exact}>
      <Chip tone={left < soon ? "warn" : "plain"} icon={<Clock aria-hidden="true" className={icon} />}>
        {t(of === "answer" ? "ui.due.ahead" : "ui.due.by", { when: format.relative(due) })}
      </Chip>
    </span>
  );
}
