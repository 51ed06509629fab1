import { useQuery } from "@tanstack/react-query";
import { Pencil } from "lucide-react";
import { useState } from "react";
import type { TicketView } from "../../client/api.ts";
import { useFormat } from "../../texts/format.ts";
import { useText } from "../../texts/text.ts";
import { channelIds, severityIds, severityTones, stateIds, stateTones, word } from "../../texts/words.ts";
import { ApiForm } from "../../ui/api_form.tsx";
import { ActionButton, TextLink } from "../../ui/button.tsx";
import { Chip } from "../../ui/chip.tsx";
import { ModalDialog } from "../../ui/dialog.tsx";
import { TextField } from "../../ui/field.tsx";
import { clocksQuery } from "../clocks/queries.ts";
import { useCommand } from "../commands/commands.ts";
import { DueChip } from "../queue/due_chip.tsx";
import { useTicketChange } from "./ticket_change.ts";

/** Below the subject: how it stands and what is due next, whose it is, how and when it came. */
export function TicketHead({ ticket }: { ticket: TicketView }) {
  const t = useText();
  const format = useFormat();
  const { data } = useQuery(clocksQuery(ticket.id));
  return (
    <div className="mt-1 flex flex-wrap items-center gap-x-2 gap-y-1 text-sm">
      <span className="tabular-nums">#{ticket.number}</span>
      <Chip tone={stateTones[ticket.state]}>{word(t, stateIds, ticket.state)}</Chip>
      <Chip tone={severityTones[ticket.severity]}>{word(t, severityIds, ticket.severity)}</Chip>
      <DueChip kind={data?.due_kind} due={data?.due_at} />
      {ticket.customer_id ? (
        <TextLink href={`/customers/${ticket.customer_id}`}>{ticket.customer_name}</TextLink>
      ) : (
        <span>{t("ui.queue.no_customer")}</span>
      )}
      <span>{word(t, channelIds, ticket.channel)}</span>
      <time dateTime={ticket.opened_at}>{format.dateTime(ticket.opened_at)}</time>
    </div>
  );
}

/** Beside the subject: the way to another one, as customers' subjects seldom say what it is about. */
export function SubjectEdit({ ticket }: { ticket: TicketView }) {
  const t = useText();
  const [isOpen, setOpen] = useState(false);
  const { change } = useTicketChange(ticket);
  const close = () => setOpen(false);
  const name = t("ui.ticket.change_subject");
  useCommand({ id: "ticket.subject", group: "ticket", name, keys: "t", run: () => setOpen(true) });
  const submit = (subject: string) => {
    if (subject !== ticket.subject) change.mutate({ values: { subject } });
    close();
  };
  return (
    <>
      <ActionButton size="small" look="quiet" aria-label={name} onPress={() => setOpen(true)}>
        <Pencil aria-hidden="true" className="size-4" />
      </ActionButton>
      <ModalDialog title={name} isOpen={isOpen} onClose={close}>
        <ApiForm label={name} error={change.error} onSubmit={(form) => submit(form.text("subject").trim())}>
          <TextField
            name="subject"
            label={t("ui.new.subject")}
            defaultValue={ticket.subject}
            maxLength={500}
            isRequired
            autoFocus
          />
          <div className="flex justify-end gap-2">
            <ActionButton onPress={close}>{t("ui.common.cancel")}</ActionButton>
            <ActionButton type="submit" look="primary">
              {t("ui.common.save")}
            </ActionButton>
          </div>
        </ApiForm>
      </ModalDialog>
    </>
  );
}
