import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import {
  type LinkKind,
  linkTickets,
  mergeTicket,
  type TicketRow,
  type TicketView,
  unmergeTicket,
} from "../../client/api.ts";
import { useText } from "../../texts/text.ts";
import { options } from "../../texts/words.ts";
import { ApiForm } from "../../ui/api_form.tsx";
import { ActionButton } from "../../ui/button.tsx";
import { CheckField } from "../../ui/field.tsx";
import { SelectField } from "../../ui/select.tsx";
import { offerUndo } from "../../ui/undo.tsx";
import { MergePreviewCard, previewQuery } from "./merge_preview.tsx";
import { bothChanged } from "./queries.ts";
import { TicketSearch } from "./ticket_search.tsx";
import { joinIds } from "./words.ts";

/** Ties the request to another one, or merges it into that one after a look at what moves. */
export function JoinDialog({ ticket, onDone }: { ticket: TicketView; onDone: () => void }) {
  const t = useText();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const [other, setOther] = useState<TicketRow | null>(null);
  const [how, setHow] = useState("merge");
  const [isConfirmed, setConfirmed] = useState(false);
  const isMerge = how === "merge";
  const preview = useQuery({ ...previewQuery(ticket.id, other?.id ?? ""), enabled: isMerge && other !== null });
  const differ = isMerge && preview.data?.customers_differ === true;
  const join = useMutation({
    mutationFn: (row: TicketRow) =>
      isMerge
        ? mergeTicket(ticket.id, { into: row.id, ...(differ ? { confirm_other_customer: isConfirmed } : {}) })
        : linkTickets(ticket.id, { ticket_id: row.id, kind: how as LinkKind }),
    onSuccess: (_, row) => {
      bothChanged(queryClient, ticket.id, row.id);
      onDone();
      if (!isMerge) return;
      offerUndo(t("ui.join.done", { source: ticket.number, survivor: row.number }), () => {
        unmergeTicket(ticket.id, {}).finally(() => bothChanged(queryClient, ticket.id, row.id));
      });
      navigate({ to: "/tickets/$ticket", params: { ticket: row.id } });
    },
  });
  const wait = isMerge && (!preview.data || (differ && !isConfirmed));
  return (
    <ApiForm label={t("ui.join.title")} error={join.error} onSubmit={() => other && join.mutate(other)}>
      <TicketSearch
        ticket={ticket}
        value={other?.id ?? null}
        onChange={(row) => {
          setOther(row);
          setConfirmed(false);
        }}
      />
      <SelectField name="kind" label={t("ui.join.how")} value={how} onChange={setHow} options={options(t, joinIds)} />
      {isMerge && other ? <MergePreviewCard source={ticket.id} into={other.id} /> : null}
      {differ ? (
        <CheckField isSelected={isConfirmed} onChange={setConfirmed}>
          {t("ui.join.confirm")}
        </CheckField>
      ) : null}
      <div className="flex justify-end gap-2">
        <ActionButton onPress={onDone}>{t("ui.common.cancel")}</ActionButton>
        <ActionButton type="submit" look="primary" isPending={join.isPending} isDisabled={!other || wait}>
          {isMerge
            ? other
              ? t("ui.join.merge_into", { number: other.number })
              : t("ui.join.merge")
            : t("ui.join.link")}
        </ActionButton>
      </div>
    </ApiForm>
  );
}
