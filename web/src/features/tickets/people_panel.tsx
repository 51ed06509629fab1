import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import {
  clearUnreachableAddress,
  decideParticipant,
  listTicketPeople,
  type ParticipantView,
  type TicketView,
  type UnreachableView,
} from "../../client/api.ts";
import { useFormat } from "../../texts/format.ts";
import { useText } from "../../texts/text.ts";
import { word } from "../../texts/words.ts";
import { ActionButton } from "../../ui/button.tsx";
import { Chip } from "../../ui/chip.tsx";
import { FoldingCard } from "../../ui/disclosure.tsx";
import { ProblemNotice } from "../../ui/problem_notice.tsx";
import { useMay } from "../session/queries.ts";
import { ParticipantRow } from "./participant_row.tsx";

const reasonIds = {
  user_unknown: "bounce.reason.user_unknown",
  host_unknown: "bounce.reason.host_unknown",
  moved: "bounce.reason.moved",
  mailbox_full: "bounce.reason.mailbox_full",
  too_large: "bounce.reason.too_large",
  policy: "bounce.reason.policy",
  expired: "bounce.reason.expired",
  other: "bounce.reason.other",
};

/** Who takes part by mail, whom an agent or the requester must still say yes to, and whom mail does not reach. */
export function PeoplePanel({ ticket }: { ticket: TicketView }) {
  const t = useText();
  const mayDecide = useMay("ticket_reply");
  const queryClient = useQueryClient();
  const key = ["ticket-people", ticket.id];
  const people = useQuery({ queryKey: [...key, ticket.version], queryFn: () => listTicketPeople(ticket.id) });
  const done = () => queryClient.invalidateQueries({ queryKey: key });
  const decide = useMutation({
    mutationFn: (each: { one: ParticipantView; state: "confirmed" | "declined" }) =>
      decideParticipant(ticket.id, each.one.id, { state: each.state }),
    onSuccess: done,
  });
  const clear = useMutation({
    mutationFn: (address: string) => clearUnreachableAddress({ address }),
    onSuccess: done,
  });
  const { participants = [], unreachable = [] } = people.data ?? {};
  if (participants.length === 0 && unreachable.length === 0) return null;
  return (
    <FoldingCard title={t("ui.people.title")}>
      <ul className="flex flex-col gap-3">
        {unreachable.map((one) => (
          <li key={one.address}>
            <Unreachable one={one} onClear={mayDecide ? () => clear.mutate(one.address) : null} />
          </li>
        ))}
        {participants.map((one) => (
          <li key={one.id}>
            <ParticipantRow
              one={one}
              isPending={decide.isPending}
              onDecide={mayDecide ? (state) => decide.mutate({ one, state }) : null}
            />
          </li>
        ))}
      </ul>
      <ProblemNotice problem={decide.error?.problem ?? clear.error?.problem} />
    </FoldingCard>
  );
}

function Unreachable({ one, onClear }: { one: UnreachableView; onClear: (() => void) | null }) {
  const t = useText();
  const format = useFormat();
  return (
    <div className="flex flex-col gap-1 text-sm">
      <div className="flex flex-wrap items-center gap-2">
        <span className="wrap-anywhere">{one.address}</span>
        <Chip tone={one.hard ? "bad" : "warn"}>{one.hard ? t("ui.people.hard") : t("ui.people.soft")}</Chip>
      </div>
      <div className="text-muted">
        {word(t, reasonIds, one.reason)}
        {one.status ? ` (${one.status})` : ""} · {t("ui.people.since", { time: format.dateTime(one.since) })}
      </div>
      {onClear ? (
        <div>
          <ActionButton size="small" onPress={onClear}>
            {t("ui.people.clear")}
          </ActionButton>
        </div>
      ) : null}
    </div>
  );
}
