import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { dismissSignal, type SignalView } from "../../client/api.ts";
import { useFormat } from "../../texts/format.ts";
import { useText } from "../../texts/text.ts";
import { ApiForm } from "../../ui/api_form.tsx";
import { ActionButton, TextLink } from "../../ui/button.tsx";
import { ModalDialog } from "../../ui/dialog.tsx";
import { TextField } from "../../ui/field.tsx";
import { useMay } from "../session/queries.ts";
import { useServices } from "../tickets/services.ts";
import { OpportunityForm } from "./opportunity_form.tsx";
import { signalsChanged } from "./queries.ts";

/** Signals with what they rest on. `withCustomer` where they are of several customers. */
export function SignalList({ signals, withCustomer = false }: { signals: SignalView[]; withCustomer?: boolean }) {
  return (
    <ul className="flex flex-col divide-y divide-line">
      {signals.map((signal) => (
        <SignalLine key={signal.id} signal={signal} withCustomer={withCustomer} />
      ))}
    </ul>
  );
}

function SignalLine({ signal, withCustomer }: { signal: SignalView; withCustomer: boolean }) {
  const t = useText();
  const format = useFormat();
  const services = useServices();
  const mayWrite = useMay("signal_write");
  const [open, setOpen] = useState<"dismiss" | "offer" | null>(null);
  const close = () => setOpen(null);
  const about = [signal.service && services.nameOf(signal.service), signal.noted_by, format.date(signal.noted_at)];
  return (
    <li className="flex flex-wrap items-start gap-x-3 gap-y-1 py-2">
      <div className="min-w-0 flex-1 basis-80">
        {withCustomer ? <TextLink href={`/customers/${signal.customer_id}`}>{signal.customer_name}</TextLink> : null}
        <div>{signal.text}</div>
        <div className="text-sm text-muted">{about.filter(Boolean).join(" · ")}</div>
        <Evidence signal={signal} />
      </div>
      {mayWrite && signal.state === "open" ? (
        <div className="flex gap-1">
          <ActionButton size="small" onPress={() => setOpen("offer")}>
            {t("ui.signal.offer")}
          </ActionButton>
          <ActionButton size="small" look="quiet" onPress={() => setOpen("dismiss")}>
            {t("ui.signal.dismiss")}
          </ActionButton>
        </div>
      ) : null}
      <ModalDialog title={t("ui.signal.dismiss_title")} isOpen={open === "dismiss"} onClose={close}>
        <DismissForm signal={signal} onDone={close} />
      </ModalDialog>
      <ModalDialog title={t("ui.opportunity.title")} isOpen={open === "offer"} onClose={close}>
        <OpportunityForm customer={signal.customer_id} signal={signal} onDone={close} />
      </ModalDialog>
    </li>
  );
}

const shown = 8;

/** The tickets that a signal rests on, as links for who may read them. */
function Evidence({ signal }: { signal: SignalView }) {
  const t = useText();
  const mayRead = useMay("ticket_read");
  const { tickets } = signal;
  if (tickets.length === 0) return null;
  return (
    <div className="flex flex-wrap gap-x-3 text-sm leading-6">
      <span className="text-muted">{t("ui.signal.evidence", { count: tickets.length })}</span>
      {tickets.slice(0, shown).map(({ id, number }) =>
        mayRead ? (
          <TextLink key={id} href={`/tickets/${id}`}>
            #{number}
          </TextLink>
        ) : (
          <span key={id}>#{number}</span>
        ),
      )}
      {tickets.length > shown ? <span className="text-muted">…</span> : null}
    </div>
  );
}

function DismissForm({ signal, onDone }: { signal: SignalView; onDone: () => void }) {
  const t = useText();
  const queryClient = useQueryClient();
  const dismiss = useMutation({
    mutationFn: (reason: string) => dismissSignal(signal.id, { reason }),
    onSuccess: () => {
      signalsChanged(queryClient);
      onDone();
    },
  });
  return (
    <ApiForm
      label={t("ui.signal.dismiss_title")}
      error={dismiss.error}
      onSubmit={(form) => dismiss.mutate(form.text("reason").trim())}
    >
      <p>{signal.text}</p>
      <TextField name="reason" label={t("ui.signal.reason")} hint={t("ui.signal.dismiss_hint")} autoFocus />
      <div className="flex justify-end gap-2">
        <ActionButton onPress={onDone}>{t("ui.common.cancel")}</ActionButton>
        <ActionButton type="submit" look="primary" isPending={dismiss.isPending}>
          {t("ui.signal.dismiss")}
        </ActionButton>
      </div>
    </ApiForm>
  );
}
