import { useMutation, useQueryClient } from "@tanstack/react-query";
import { noteSignal, type TicketView } from "../../client/api.ts";
import { useText } from "../../texts/text.ts";
import { ApiForm } from "../../ui/api_form.tsx";
import { ActionButton } from "../../ui/button.tsx";
import { FoldingCard } from "../../ui/disclosure.tsx";
import { TextField } from "../../ui/field.tsx";
import { Notice } from "../../ui/notice.tsx";
import { SelectField } from "../../ui/select.tsx";
import { useMay } from "../session/queries.ts";
import { useDraft } from "./draft.ts";
import { useServices } from "./services.ts";

/** Notes what the ticket taught about the customer: which service would help it next. */
export function SignalPanel({ ticket }: { ticket: TicketView }) {
  const t = useText();
  const queryClient = useQueryClient();
  const services = useServices();
  const mayWrite = useMay("signal_write");
  const [text, setText] = useDraft(`${ticket.id}.signal`);
  const note = useMutation({
    mutationFn: (values: { text: string; service: string }) => noteSignal(ticket.id, values),
    onSuccess: () => {
      setText("");
      queryClient.invalidateQueries({ queryKey: ["customer"] });
    },
  });
  if (!mayWrite || !ticket.customer_id) return null;
  return (
    <FoldingCard title={t("ui.signal.title")} isOpen={false}>
      <ApiForm
        label={t("ui.signal.title")}
        error={note.error}
        onSubmit={(form) => note.mutate({ text: text.trim(), service: form.text("service") })}
      >
        {note.isSuccess && text === "" ? <Notice tone="good">{t("ui.signal.noted")}</Notice> : null}
        <TextField
          name="text"
          label={t("ui.signal.text")}
          hint={t("ui.signal.hint")}
          rows={3}
          value={text}
          onChange={setText}
          isRequired
        />
        <SelectField
          name="service"
          label={t("ui.signal.service")}
          defaultValue={ticket.service || null}
          placeholder={t("ui.ticket.service_unknown")}
          options={services.choices}
        />
        <ActionButton type="submit" isPending={note.isPending}>
          {t("ui.signal.submit")}
        </ActionButton>
      </ApiForm>
    </FoldingCard>
  );
}
