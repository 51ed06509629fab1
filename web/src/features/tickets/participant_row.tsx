import type { ParticipantView } from "../../client/api.ts";
import { useText } from "../../texts/text.ts";
import { word } from "../../texts/words.ts";
import { ActionButton } from "../../ui/button.tsx";
import { Chip, type Tone } from "../../ui/chip.tsx";

const participantIds = {
  pending: "ui.people.pending",
  confirmed: "ui.people.confirmed",
  declined: "ui.people.declined",
};
const tones: Record<string, Tone> = { pending: "warn", confirmed: "good", declined: "plain" };

/** One participant, and what may be said about them; without `onDecide` they are only shown. */
export function ParticipantRow({
  one,
  isPending,
  onDecide,
}: {
  one: ParticipantView;
  isPending: boolean;
  onDecide: ((state: "confirmed" | "declined") => void) | null;
}) {
  const t = useText();
  return (
    <div className="flex flex-col gap-1 text-sm">
      <div className="flex flex-wrap items-center gap-2">
        <span className="wrap-anywhere">{one.name ? `${one.name} <${one.address}>` : one.address}</span>
        <Chip tone={tones[one.state]}>{word(t, participantIds, one.state)}</Chip>
      </div>
      <div className="text-muted wrap-anywhere">{t("ui.people.named_by", { address: one.named_by })}</div>
      {onDecide ? (
        <div className="flex gap-2">
          {one.state === "confirmed" ? null : (
            <ActionButton size="small" isDisabled={isPending} onPress={() => onDecide("confirmed")}>
              {t("ui.people.confirm")}
            </ActionButton>
          )}
          {one.state === "declined" ? null : (
            <ActionButton size="small" isDisabled={isPending} onPress={() => onDecide("declined")}>
              {one.state === "confirmed" ? t("ui.people.remove") : t("ui.people.decline")}
            </ActionButton>
          )}
        </div>
      ) : null}
    </div>
  );
}
