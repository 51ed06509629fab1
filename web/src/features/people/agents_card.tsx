import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import {
  type AgentView,
  type InvitationView,
  type InvitedView,
  inviteAgentAgain,
  withdrawInvitation,
} from "../../client/api.ts";
import { useFormat } from "../../texts/format.ts";
import { useText } from "../../texts/text.ts";
import { word } from "../../texts/words.ts";
import { ActionButton, TextLink } from "../../ui/button.tsx";
import { Chip } from "../../ui/chip.tsx";
import { ModalDialog } from "../../ui/dialog.tsx";
import { Card } from "../../ui/page.tsx";
import { ProblemNotice } from "../../ui/problem_notice.tsx";
import { Loaded } from "../../ui/states.tsx";
import { queueOf } from "../queue/search_text.ts";
import { agentsQuery, useMay } from "../session/queries.ts";
import { AgentForm } from "./agent_form.tsx";
import { InviteForm } from "./invite_form.tsx";
import { InvitedNotice } from "./invited_notice.tsx";
import { invitationsChanged, invitationsQuery, leftAgentsQuery } from "./queries.ts";
import { roleIds } from "./words.ts";

/** The desk's agents, and those whose invitation is not used yet. */
export function AgentsCard() {
  const t = useText();
  const mayManage = useMay("desk_manage");
  const agents = useQuery(agentsQuery);
  const [isInviting, setInviting] = useState(false);
  const [chosen, setChosen] = useState<AgentView | null>(null);
  const [invited, setInvited] = useState<InvitedView | null>(null);
  const invite = (
    <ActionButton size="small" onPress={() => setInviting(true)}>
      {t("ui.people.invite")}
    </ActionButton>
  );
  return (
    <Card title={t("ui.people.agents")} actions={mayManage ? invite : null}>
      {invited ? <InvitedNotice invited={invited} /> : null}
      <Loaded query={agents}>
        {({ items }) => (
          <ul className="divide-y divide-line">
            {items.map((agent) => (
              <Agent key={agent.id} agent={agent} onChange={mayManage ? setChosen : undefined} />
            ))}
          </ul>
        )}
      </Loaded>
      {mayManage ? <LeftAgents onTakeBack={setChosen} /> : null}
      {mayManage ? <Invitations onInvited={setInvited} /> : null}
      <ModalDialog title={t("ui.people.invite")} isOpen={isInviting} onClose={() => setInviting(false)}>
        <InviteForm
          onCancel={() => setInviting(false)}
          onDone={(done) => {
            setInvited(done);
            setInviting(false);
          }}
        />
      </ModalDialog>
      <ModalDialog title={chosen?.name ?? ""} isOpen={chosen !== null} onClose={() => setChosen(null)}>
        {chosen ? <AgentForm agent={chosen} onDone={() => setChosen(null)} /> : null}
      </ModalDialog>
    </Card>
  );
}

interface AgentProps {
  agent: AgentView;
  /** Absent for who may not change what agents may do. */
  onChange: ((agent: AgentView) => void) | undefined;
}

function Agent({ agent, onChange }: AgentProps) {
  const t = useText();
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2">
      <span className="font-medium">{agent.name}</span>
      <span className="min-w-0 flex-1 text-sm text-muted wrap-anywhere">{agent.email}</span>
      {agent.roles.map((role) => (
        <Chip key={role}>{word(t, roleIds, role)}</Chip>
      ))}
      {onChange ? (
        <ActionButton
          size="small"
          onPress={() => onChange(agent)}
          aria-label={t("ui.people.change_one", { name: agent.name })}
        >
          {t("ui.people.change")}
        </ActionButton>
      ) : null}
    </li>
  );
}

/** Those who worked here: what they did stays under their names. */
function LeftAgents({ onTakeBack }: { onTakeBack: (agent: AgentView) => void }) {
  const t = useText();
  const left = useQuery(leftAgentsQuery);
  if (!left.data || left.data.items.length === 0) return null;
  return (
    <>
      <h3 className="mt-4 font-semibold">{t("ui.people.left")}</h3>
      <ul className="divide-y divide-line">
        {left.data.items.map((agent) => (
          <li key={agent.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2">
            <span className="text-muted">{agent.name}</span>
            <span className="min-w-0 flex-1 text-sm text-muted wrap-anywhere">{agent.email}</span>
            <TextLink href={queueOf(`assignee:${agent.id}`)}>{t("ui.people.their_requests")}</TextLink>
            <ActionButton
              size="small"
              onPress={() => onTakeBack({ ...agent, roles: ["helpdesk_agent"] })}
              aria-label={t("ui.people.take_back_one", { name: agent.name })}
            >
              {t("ui.people.take_back")}
            </ActionButton>
          </li>
        ))}
      </ul>
    </>
  );
}

function Invitations({ onInvited }: { onInvited: (invited: InvitedView) => void }) {
  const t = useText();
  const invitations = useQuery(invitationsQuery);
  if (!invitations.data || invitations.data.items.length === 0) return null;
  return (
    <>
      <h3 className="mt-4 font-semibold">{t("ui.people.invited")}</h3>
      <ul className="divide-y divide-line">
        {invitations.data.items.map((each) => (
          <Invitation key={each.id} invitation={each} onInvited={onInvited} />
        ))}
      </ul>
    </>
  );
}

interface InvitationProps {
  invitation: InvitationView;
  onInvited: (invited: InvitedView) => void;
}

function Invitation({ invitation, onInvited }: InvitationProps) {
  const t = useText();
  const format = useFormat();
  const queryClient = useQueryClient();
  const again = useMutation({
    mutationFn: () => inviteAgentAgain(invitation.id),
    onSuccess: (done) => {
      onInvited(done);
      return invitationsChanged(queryClient);
    },
  });
  const withdraw = useMutation({
    mutationFn: () => withdrawInvitation(invitation.id),
    onSuccess: () => invitationsChanged(queryClient),
  });
  const until = { date: format.dateTime(invitation.expires_at) };
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2">
      <span className="font-medium">{invitation.name}</span>
      <span className="min-w-0 flex-1 text-sm text-muted wrap-anywhere">{invitation.email}</span>
      {invitation.is_expired ? (
        <Chip tone="warn">{t("ui.people.expired")}</Chip>
      ) : (
        <span className="text-sm text-muted">{t("ui.people.good_until", until)}</span>
      )}
      <ActionButton
        size="small"
        isPending={again.isPending}
        onPress={() => again.mutate()}
        aria-label={t("ui.people.again_one", { name: invitation.name })}
      >
        {t("ui.people.again")}
      </ActionButton>
      <ActionButton
        size="small"
        isPending={withdraw.isPending}
        onPress={() => withdraw.mutate()}
        aria-label={t("ui.people.withdraw_one", { name: invitation.name })}
      >
        {t("ui.people.withdraw")}
      </ActionButton>
      <ProblemNotice problem={again.error?.problem ?? withdraw.error?.problem} />
    </li>
  );
}
