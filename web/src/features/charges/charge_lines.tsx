import { useMutation } from "@tanstack/react-query";
import { Trash2 } from "lucide-react";
import { useState } from "react";
import { addCharge, type ChargeRequest, type ChargeView, voidCharge } from "../../client/api.ts";
import { useFormat } from "../../texts/format.ts";
import { useText } from "../../texts/text.ts";
import { options, word } from "../../texts/words.ts";
import { ApiForm } from "../../ui/api_form.tsx";
import { ActionButton } from "../../ui/button.tsx";
import { Chip } from "../../ui/chip.tsx";
import { ModalDialog } from "../../ui/dialog.tsx";
import { TextField } from "../../ui/field.tsx";
import { ProblemNotice } from "../../ui/problem_notice.tsx";
import { SelectField } from "../../ui/select.tsx";
import { typedMoney } from "../plans/money.ts";
import { useMay } from "../session/queries.ts";
import { useChargesChanged } from "./time_entry.tsx";
import { lineKindIds } from "./words.ts";

const byHand = ["fixed", "credit", "pass_through"] as const;
const hintIds = {
  fixed: "ui.charge.fixed_hint",
  credit: "ui.charge.credit_hint",
  pass_through: "ui.charge.pass_through_hint",
};

/** A line that no recorded time made. Who may write charges can take it back until it is invoiced. */
export function ChargeLine({ line, ticketId }: { line: ChargeView; ticketId: string }) {
  const t = useText();
  const format = useFormat();
  const mayWrite = useMay("charge_write");
  const changed = useChargesChanged(ticketId);
  const [isAsking, setAsking] = useState(false);
  const remove = useMutation({
    mutationFn: () => voidCharge(line.id),
    onSuccess: () => {
      setAsking(false);
      changed();
    },
  });
  return (
    <li className="border-b border-line pb-2 text-sm">
      <div className="flex items-center gap-2 font-medium">
        <span className="flex-1">{word(t, lineKindIds, line.kind)}</span>
        {line.invoiced ? <Chip>{t("ui.time.invoiced")}</Chip> : null}
        <span className="whitespace-nowrap">{line.amount ? format.money(line.amount) : null}</span>
        {mayWrite && !line.invoiced ? (
          <ActionButton
            size="small"
            look="quiet"
            aria-label={`${t("ui.charge.take_back")}: ${line.line_text}`}
            onPress={() => setAsking(true)}
          >
            <Trash2 aria-hidden="true" className="size-4" />
          </ActionButton>
        ) : null}
      </div>
      <div>{line.line_text}</div>
      <div className="text-muted">{line.text}</div>
      <ModalDialog title={t("ui.charge.take_back")} isOpen={isAsking} onClose={() => setAsking(false)}>
        <div className="flex flex-col gap-3">
          <p>{line.line_text}</p>
          {remove.error ? <ProblemNotice problem={remove.error.problem} /> : null}
          <ActionButton look="danger" onPress={() => remove.mutate()} isPending={remove.isPending}>
            {t("ui.charge.take_back")}
          </ActionButton>
        </div>
      </ModalDialog>
    </li>
  );
}

/** A fixed price, a credit, or what an upstream side charged us. */
export function AddCharge({ ticketId }: { ticketId: string }) {
  const t = useText();
  const mayWrite = useMay("charge_write");
  const [isOpen, setOpen] = useState(false);
  if (!mayWrite) return null;
  return (
    <div className="mt-3 border-t border-line pt-3">
      <ActionButton size="small" onPress={() => setOpen(true)}>
        {t("ui.charge.add")}
      </ActionButton>
      <ModalDialog title={t("ui.charge.add")} isOpen={isOpen} onClose={() => setOpen(false)}>
        <AddForm ticketId={ticketId} onDone={() => setOpen(false)} />
      </ModalDialog>
    </div>
  );
}

function AddForm({ ticketId, onDone }: { ticketId: string; onDone: () => void }) {
  const t = useText();
  const changed = useChargesChanged(ticketId);
  const [kind, setKind] = useState<(typeof byHand)[number]>("fixed");
  const { fixed, credit, pass_through } = lineKindIds;
  const add = useMutation({
    mutationFn: (request: ChargeRequest) => addCharge(ticketId, request),
    onSuccess: () => {
      changed();
      onDone();
    },
  });
  return (
    <ApiForm
      label={t("ui.charge.add")}
      error={add.error}
      onSubmit={(form) =>
        add.mutate({
          kind,
          amount: typedMoney(form.text("amount/minor"), form.text("amount/currency").trim().toUpperCase()),
          text: form.text("text").trim(),
          upstream: kind === "pass_through" ? form.text("upstream").trim() : null,
        })
      }
    >
      <SelectField
        name="kind"
        label={t("ui.charge.kind")}
        value={kind}
        options={options(t, { fixed, credit, pass_through })}
        hint={t(hintIds[kind])}
        onChange={(next) => setKind(next as typeof kind)}
      />
      <div className="grid grid-cols-2 gap-2">
        <TextField name="amount/minor" label={t("ui.charge.amount")} inputMode="decimal" isRequired />
        <TextField name="amount/currency" label={t("ui.offer.currency")} defaultValue="CZK" isRequired />
      </div>
      {kind === "pass_through" ? (
        <TextField name="upstream" label={t("ui.terms.upstream")} hint={t("ui.charge.upstream_hint")} isRequired />
      ) : null}
      <TextField name="text" label={t("ui.charge.text")} isRequired />
      <div className="flex justify-end gap-2">
        <ActionButton onPress={onDone}>{t("ui.common.cancel")}</ActionButton>
        <ActionButton type="submit" look="primary" isPending={add.isPending}>
          {t("ui.common.save")}
        </ActionButton>
      </div>
    </ApiForm>
  );
}
