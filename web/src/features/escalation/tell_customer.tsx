import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { getCustomerNote, type ServiceRequestView, type TicketView, tellCustomer } from "../../client/api.ts";
import { useText } from "../../texts/text.ts";
import { ApiForm } from "../../ui/api_form.tsx";
import { ActionButton } from "../../ui/button.tsx";
import { TextField } from "../../ui/field.tsx";
import { Loaded } from "../../ui/states.tsx";
import { requestChanged } from "./queries.ts";

interface Props {
  ticket: TicketView;
  request: ServiceRequestView;
  onDone: () => void;
}

/** What the customer will be told about the escalation: proposed in their language, sent only when somebody says so. */
export function TellCustomer({ ticket, request, onDone }: Props) {
  const t = useText();
  const queryClient = useQueryClient();
  const note = useQuery({ queryKey: ["customer-note", request.id], queryFn: () => getCustomerNote(request.id) });
  const tell = useMutation({
    mutationFn: (body: string) => tellCustomer(request.id, { body }),
    onSuccess: () => {
      requestChanged(queryClient, ticket.id);
      onDone();
    },
  });
  const address = ticket.contact_email;
  return (
    <Loaded query={note} rows={3}>
      {(data) => (
        <ApiForm
          label={t("ui.escalate.tell_title")}
          error={tell.error}
          onSubmit={(form) => tell.mutate(form.text("body").trim())}
        >
          <TextField
            name="body"
            label={t("ui.escalate.tell_title")}
            hint={address ? t("ui.escalate.tell_hint", { address }) : t("ui.escalate.tell_no_address")}
            rows={5}
            defaultValue={data.body}
            autoFocus
          />
          <div className="flex justify-end gap-2">
            <ActionButton onPress={onDone}>{t("ui.escalate.tell_not")}</ActionButton>
            <ActionButton type="submit" look="primary" isPending={tell.isPending}>
              {t("ui.escalate.tell")}
            </ActionButton>
          </div>
        </ApiForm>
      )}
    </Loaded>
  );
}
