import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { chooseTicketSender, getTicketSender } from "../../client/api.ts";
import { useText } from "../../texts/text.ts";
import { ProblemNotice } from "../../ui/problem_notice.tsx";
import { SelectField } from "../../ui/select.tsx";
import { sendersQuery } from "../settings/queries.ts";

/** From which of the desk's addresses the customer hears; nothing to choose where there is one. */
export function SenderChoice({ ticketId }: { ticketId: string }) {
  const t = useText();
  const queryClient = useQueryClient();
  const queryKey = ["ticket-sender", ticketId];
  const senders = useQuery(sendersQuery);
  const several = (senders.data?.items.length ?? 0) > 1;
  const current = useQuery({ queryKey, queryFn: () => getTicketSender(ticketId), enabled: several });
  const choose = useMutation({
    mutationFn: (id: string) => chooseTicketSender(ticketId, { sender_id: id }),
    onSuccess: (chosen) => queryClient.setQueryData(queryKey, chosen),
  });
  if (!several || !current.data) return null;
  return (
    <div className="max-w-80">
      <SelectField
        label={t("ui.sender.from")}
        size="small"
        options={(senders.data?.items ?? []).map(({ id, name, address }) => ({ id, name: `${name} <${address}>` }))}
        value={current.data.sender_id ?? null}
        onChange={(id) => choose.mutate(id)}
        isDisabled={choose.isPending}
      />
      <ProblemNotice problem={choose.error?.problem} />
    </div>
  );
}
