import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useSyncExternalStore } from "react";
import type { TicketView } from "../../client/api.ts";
import { useText } from "../../texts/text.ts";
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
import { SubjectEdit, TicketHead } from "./ticket_head.tsx";
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
  const isMerged = useIsMerged(ticket.id);
  const mayWrite = useMay("ticket_reply") && !isMerged;
  const subject = ticket.subject || t("ui.ticket.no_subject");
  return (
    <Page
      above={<Place id={ticket.id} />}
      title={subject}
      tab={`#${ticket.number} ${subject}`}
      beside={mayWrite ? <SubjectEdit ticket={ticket} /> : null}
      lead={<TicketHead ticket={ticket} />}
      actions={mayWrite ? <TicketActions ticket={ticket} /> : null}
    >
      <MergedNotice ticket={ticket} />
      <SnoozeNotice ticket={ticket} isReadOnly={!mayWrite} />
      <TicketHealth ticket={ticket} />
      <div className="mt-4 grid gap-x-4 gap-y-3 lg:grid-cols-[minmax(0,1fr)_24rem] lg:grid-rows-[auto_1fr]">
        <div className="min-w-0 lg:col-start-2">
          <TicketFields ticket={ticket} isReadOnly={!mayWrite} />
        </div>
        <div className="flex min-w-0 flex-col gap-4 lg:col-start-1 lg:row-span-2 lg:row-start-1">
          <Conversation ticket={ticket} />
          {mayWrite ? <Composer ticket={ticket} /> : null}
        </div>
        <SidePanel ticket={ticket} mayWrite={mayWrite} />
      </div>
    </Page>
  );
}

/** Where the request stands in its list, and who else is at it. */
function Place({ id }: { id: string }) {
  return (
    <div className="mb-1 -ml-1.5 flex flex-wrap items-center gap-x-4 gap-y-1">
      <TicketPlace id={id} />
      <PresenceLine ticket={id} />
      <FollowLine ticket={id} />
    </div>
  );
}

/** Beside the conversation: what helps to answer it. */
function SidePanel({ ticket, mayWrite }: { ticket: TicketView; mayWrite: boolean }) {
  return (
    <div className="flex min-w-0 flex-col gap-3 lg:col-start-2">
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
  );
}
