import { CircleCheck, Clock, TriangleAlert } from "lucide-react";
import type { ClaimRow } from "../../client/api.ts";
import { useFormat } from "../../texts/format.ts";
import { useText } from "../../texts/text.ts";
import { word } from "../../texts/words.ts";
import { Chip, type Tone } from "../../ui/chip.tsx";
import { noon } from "../billing/words.ts";
import { claimStateIds, claimStateTones } from "./words.ts";

const tones: Record<string, Tone> = {
  in_time: "plain",
  soon: "warn",
  urgent: "bad",
  missed: "bad",
  waiting: "plain",
  answer_late: "bad",
  to_pass_on: "accent",
};

/** Where a claim stands and until when somebody must do something about it. */
export function ClaimChips({ claim }: { claim: ClaimRow }) {
  const t = useText();
  return (
    <span className="inline-flex flex-wrap gap-1">
      <Chip tone={claimStateTones[claim.state]}>{word(t, claimStateIds, claim.state)}</Chip>
      <DueChip claim={claim} />
    </span>
  );
}

function DueChip({ claim }: { claim: ClaimRow }) {
  const t = useText();
  const format = useFormat();
  const { standing } = claim;
  const icon = "size-3.5";
  const tone = tones[standing];
  if (!tone) return null;
  if (standing === "to_pass_on")
    return (
      <Chip tone={tone} icon={<CircleCheck aria-hidden="true" className={icon} />}>
        {t("ui.claim.to_pass_on")}
      </Chip>
    );
  const isAnswer = standing === "waiting" || standing === "answer_late";
  const day = isAnswer ? claim.answer_due : claim.last_day ? noon(claim.last_day) : null;
  if (!day) return null;
  const Icon = tone === "bad" ? TriangleAlert : Clock;
  const id = standing === "missed" ? "ui.claim.missed" : isAnswer ? "ui.claim.answer_by" : "ui.claim.file_by";
  return (
    <Chip tone={tone} icon={<Icon aria-hidden="true" className={icon} />}>
      {t(id, { day: format.date(day) })}
    </Chip>
  );
}
