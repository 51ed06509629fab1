import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { X } from "lucide-react";
import { useState } from "react";
import {
  type LinkView,
  type MergedView,
  type RelatedTicket,
  type TicketView,
  unlinkTickets,
  unmergeTicket,
} from "../../client/api.ts";
import { useFormat } from "../../texts/format.ts";
import { useText } from "../../texts/text.ts";
import { stateIds, stateTones, word } from "../../texts/words.ts";
import { ActionButton, TextLink } from "../../ui/button.tsx";
import { Chip } from "../../ui/chip.tsx";
import { ModalDialog } from "../../ui/dialog.tsx";
import { FoldingCard } from "../../ui/disclosure.tsx";
import { Notice } from "../../ui/notice.tsx";
import { ProblemNotice } from "../../ui/problem_notice.tsx";
import { useCommand } from "../commands/commands.ts";
import { useMay } from "../session/queries.ts";
import { JoinDialog } from "./join_dialog.tsx";
import { bothChanged, relationsQuery } from "./queries.ts";
import { linkId } from "./words.ts";

function OtherTicket({ ticket }: { ticket: RelatedTicket }) {
  const t = useText();
  return (
    <span className="flex min-w-0 flex-wrap items-center gap-x-2">
      <TextLink href={`/tickets/${ticket.id}`}>
        #{ticket.number} {ticket.subject || t("ui.ticket.no_subject")}
      </TextLink>
      <Chip tone={stateTones[ticket.state]}>{word(t, stateIds, ticket.state)}</Chip>
    </span>
  );
}

function useTakeBack(source: string, other: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () => unmergeTicket(source, {}),
    onSettled: () => bothChanged(queryClient, source, other),
  });
}

/** What the request has to do with others. */
export function RelationsPanel({ ticket }: { ticket: TicketView }) {
  const t = useText();
  const mayWrite = useMay("ticket_reply");
  const { data } = useQuery(relationsQuery(ticket.id));
  const [isOpen, setOpen] = useState(false);
  const isMerged = Boolean(data?.merged_into);
  const open = () => setOpen(true);
  const mayJoin = mayWrite && !isMerged && ticket.nature !== "vulnerability";
  useCommand(mayJoin ? { id: "ticket.join", group: "ticket", name: t("ui.join.title"), keys: "l", run: open } : null);
  const links = data?.links ?? [];
  const merged = data?.merged_from ?? [];
  if (!mayJoin && links.length === 0 && merged.length === 0) return null;
  return (
    <FoldingCard title={t("ui.relations.title")}>
      <ul className="flex flex-col gap-2 text-sm empty:hidden">
        {merged.map((one) => (
          <MergedRow key={one.ticket.id} survivor={ticket.id} merged={one} mayWrite={mayWrite} />
        ))}
        {links.map((link) => (
          <LinkRow key={link.id} ticket={ticket.id} link={link} mayWrite={mayWrite} />
        ))}
      </ul>
      {mayJoin ? (
        <ActionButton size="small" onPress={open}>
          {t("ui.join.action")}
        </ActionButton>
      ) : null}
      <ModalDialog title={t("ui.join.title")} isOpen={isOpen} onClose={() => setOpen(false)} width="wide">
        <JoinDialog ticket={ticket} onDone={() => setOpen(false)} />
      </ModalDialog>
    </FoldingCard>
  );
}

function MergedRow({ survivor, merged, mayWrite }: { survivor: string; merged: MergedView; mayWrite: boolean }) {
  const t = useText();
  const format = useFormat();
  const takeBack = useTakeBack(merged.ticket.id, survivor);
  return (
    <li className="flex flex-col gap-1">
      <span className="text-muted">
        {t("ui.relations.merged_from", { name: merged.merged_by, time: format.dateTime(merged.merged_at) })}
      </span>
      <span className="flex flex-wrap items-center gap-2">
        <OtherTicket ticket={merged.ticket} />
        {mayWrite && merged.can_undo ? (
          <ActionButton look="quiet" size="small" isPending={takeBack.isPending} onPress={() => takeBack.mutate()}>
            {t("ui.relations.unmerge")}
          </ActionButton>
        ) : null}
      </span>
      <ProblemNotice problem={takeBack.error?.problem} />
    </li>
  );
}

function LinkRow({ ticket, link, mayWrite }: { ticket: string; link: LinkView; mayWrite: boolean }) {
  const t = useText();
  const queryClient = useQueryClient();
  const remove = useMutation({
    mutationFn: () => unlinkTickets(ticket, link.id),
    onSettled: () => bothChanged(queryClient, ticket, link.ticket.id),
  });
  return (
    <li className="flex items-start gap-2">
      <span className="flex min-w-0 flex-1 flex-col">
        <span className="text-muted">{t(linkId(link))}</span>
        <OtherTicket ticket={link.ticket} />
        <ProblemNotice problem={remove.error?.problem} />
      </span>
      {mayWrite && link.kind !== "split_from" ? (
        <ActionButton
          look="quiet"
          size="small"
          aria-label={t("ui.relations.unlink", { number: link.ticket.number })}
          isPending={remove.isPending}
          onPress={() => remove.mutate()}
        >
          <X aria-hidden="true" className="size-4" />
        </ActionButton>
      ) : null}
    </li>
  );
}

/** Says on a request that went into another one where it is now. */
export function MergedNotice({ ticket }: { ticket: TicketView }) {
  const t = useText();
  const format = useFormat();
  const mayWrite = useMay("ticket_reply");
  const { data } = useQuery(relationsQuery(ticket.id));
  const merged = data?.merged_into;
  const takeBack = useTakeBack(ticket.id, merged?.ticket.id ?? "");
  if (!merged) return null;
  return (
    <div className="mb-2">
      <Notice tone="warn">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <span>
            {t("ui.relations.merged_into", { name: merged.merged_by, time: format.dateTime(merged.merged_at) })}
          </span>
          <OtherTicket ticket={merged.ticket} />
          {mayWrite && merged.can_undo ? (
            <ActionButton size="small" isPending={takeBack.isPending} onPress={() => takeBack.mutate()}>
              {t("ui.relations.unmerge")}
            </ActionButton>
          ) : null}
        </div>
        <ProblemNotice problem={takeBack.error?.problem} />
      </Notice>
    </div>
  );
}

/** Whether the request goes on elsewhere: then nothing is written here. */
export function useIsMerged(id: string) {
  return Boolean(useQuery(relationsQuery(id)).data?.merged_into);
}
