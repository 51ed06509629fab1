import { useState } from "react";
import type { ApprovalView } from "../../client/api.ts";
import type { ProblemError } from "../../client/problem.ts";
import { useFormat } from "../../texts/format.ts";
import { useText } from "../../texts/text.ts";
import { word } from "../../texts/words.ts";
import { ActionButton } from "../../ui/button.tsx";
import { Chip } from "../../ui/chip.tsx";
import { TextField } from "../../ui/field.tsx";
import { Card } from "../../ui/page.tsx";
import { ProblemNotice } from "../../ui/problem_notice.tsx";
import { approvalStateIds, approvalTones } from "../charges/words.ts";

interface Props {
  approval: ApprovalView;
  error: ProblemError | null;
  isPending: boolean;
  onDecide: (answer: { approve: boolean; note: string }) => void;
}

/** One question about the price of work: what it costs and why, yes or no with a word. */
export function ApprovalQuestion({ approval, error, isPending, onDecide }: Props) {
  const t = useText();
  const format = useFormat();
  const [note, setNote] = useState("");
  return (
    <Card title={t("ui.approval.of", { number: approval.ticket_number, subject: approval.subject })}>
      <div className="flex flex-col gap-3">
        <div className="flex flex-wrap items-center gap-2">
          <span className="text-xl font-semibold">{format.money(approval.amount)}</span>
          <Chip tone={approvalTones[approval.state]}>{word(t, approvalStateIds, approval.state)}</Chip>
        </div>
        <p>{approval.text}</p>
        {error ? <ProblemNotice problem={error.problem} /> : null}
        {approval.state === "asked" ? (
          <>
            <p className="text-sm text-muted">
              {t("ui.approval.until", { name: approval.asked_by, date: format.dateTime(approval.expires_at) })}
            </p>
            <TextField label={t("ui.approval.note")} rows={2} value={note} onChange={setNote} />
            <div className="flex flex-wrap gap-2">
              <ActionButton look="primary" isPending={isPending} onPress={() => onDecide({ approve: true, note })}>
                {t("ui.approval.approve")}
              </ActionButton>
              <ActionButton isPending={isPending} onPress={() => onDecide({ approve: false, note })}>
                {t("ui.approval.refuse")}
              </ActionButton>
            </div>
          </>
        ) : (
          <p className="text-sm text-muted">
            {approval.decided_at ? format.dateTime(approval.decided_at) : null} {approval.note}
          </p>
        )}
      </div>
    </Card>
  );
}
