import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useSyncExternalStore } from "react";
import type { TicketView } from "../../client/api.ts";
import { useFormat } from "../../texts/format.ts";
import { useText } from "../../texts/text.ts";
import { channelIds, word } from "../../texts/words.ts";
import { Page } from "../../ui/page.tsx";
import { Loaded } from "../../ui/states.tsx";
import { TimePanel } from "../charges/time_panel.tsx";
import { TicketClaims } from "../claims/claim_cards.tsx";
import { ClocksPanel } from "../clocks/clocks_panel.tsx";
import { CustomerPanel } from "../customers/customer_panel.tsx";
import { RunbookPanel } from "../diagnosis/runbook_panel.tsx";
import { ServiceRequestsPanel } from "../escalation/service_requests_panel.tsx";
import { FollowLine } from "../follow/follow_button.tsx";
import { TicketHealth } from "../health/ticket_health.tsx";
import { KnowledgePanel } from "../knowledge/knowledge_panel.tsx";
import { PresenceLine } from "../live/presence.tsx";
import { ListBeside } from "../queue/list_beside.tsx";
import { useListPlace } from "../queue/list_place.ts";
import { MergedNotice, RelationsPanel, useIsMerged } from "../relations/relations_panel.tsx";
import { TicketSatisfaction } from "../satisfaction/ticket_satisfaction.tsx";
import { useMay } from "../session/queries.ts";
import { AccessPanel } from "./access_panel.tsx";
import { AgreementPanel } from "./agreement_panel.tsx";
import { Composer } from "./composer.tsx";
import { Conversation } from "./conversation.tsx";
import { PeoplePanel } from "./people_panel.tsx";
import { ticketQuery } from "./queries.ts";
import { SignalPanel } from "./signal_panel.tsx";
import { SnoozeNotice } from "./snooze.tsx";
import { TicketActions } from "./ticket_actions.tsx";
import { TicketFields } from "./ticket_fields.tsx";
import { TicketPlace } from "./ticket_place.tsx";

const route = getRouteApi("/desk/tickets/$ticket");

export function TicketPage() {
  const { ticket: id } = route.useParams();
  const ticket = useQuery(ticketQuery(id));
  const list = useListPlace();
  const isWide = useIsWide();
  return (
    <div className="flex">
      {isWide && list ? <ListBeside list={list} current={id} /> : null}
      <div className="min-w-0 flex-1">
        <Loaded query={ticket}>{(data) => <TicketScreen key={data.id} ticket={data} />}</Loaded>
      </div>
    </div>
  );
}

/** Room for the list beside the request. */
const wide = "(min-width: 100rem)";

function useIsWide() {
  return useSyncExternalStore(
    (listener) => {
      const query = window.matchMedia(wide);
      query.addEventListener("change", listener);
      return () => query.removeEventListener("change", listener);
    },
    () => window.matchMedia(wide).matches,
  );
}

function TicketScreen({ ticket }: { ticket: TicketView }) {
  const t = useText();
  const format = useFormat();
  const isMerged = useIsMerged(ticket.id);
  const mayWrite = useMay("ticket_reply") && !isMerged;
  const subject = ticket.subject || t("ui.ticket.no_subject");
  return (
    <Page
      title={subject}
      tab={`#${ticket.number} ${subject}`}
      lead={
        <span className="text-sm">
          #{ticket.number} · {word(t, channelIds, ticket.channel)} ·{" "}
          <time dateTime={ticket.opened_at}>{format.dateTime(ticket.opened_at)}</time>
        </span>
      }
      actions={mayWrite ? <TicketActions ticket={ticket} /> : null}
    >
      <div className="mb-2 flex flex-wrap items-center gap-x-4 gap-y-1">
        <TicketPlace id={ticket.id} />
        <PresenceLine ticket={ticket.id} />
        <FollowLine ticket={ticket.id} />
      </div>
      <MergedNotice ticket={ticket} />
      <SnoozeNotice ticket={ticket} isReadOnly={!mayWrite} />
      <TicketFields ticket={ticket} isReadOnly={!mayWrite} />
      <TicketHealth ticket={ticket} />
      <div className="mt-4 grid gap-4 lg:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="flex min-w-0 flex-col gap-4">
          <Conversation ticket={ticket} />
          {mayWrite ? <Composer ticket={ticket} /> : null}
        </div>
        <div className="flex min-w-0 flex-col gap-3">
          {ticket.nature === "vulnerability" ? <AccessPanel ticket={ticket} isReadOnly={!mayWrite} /> : null}
          <TicketSatisfaction ticket={ticket.id} />
          <ClocksPanel ticketId={ticket.id} />
          <RelationsPanel ticket={ticket} />
          <CustomerPanel ticket={ticket} />
          <AgreementPanel ticket={ticket} />
          <PeoplePanel ticket={ticket} />
          <RunbookPanel ticket={ticket} />
          <KnowledgePanel ticket={ticket} />
          <ServiceRequestsPanel ticket={ticket} />
          <TicketClaims ticket={ticket} />
          <TimePanel ticket={ticket} />
          <SignalPanel ticket={ticket} />
        </div>
      </div>
    </Page>
  );
}
