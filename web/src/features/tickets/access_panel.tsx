import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { getRoute, getTicketAccess, nameOnTicket, type TicketView, unnameOnTicket } from "../../client/api.ts";
import { useText } from "../../texts/text.ts";
import { ActionButton, TextLink } from "../../ui/button.tsx";
import { Card } from "../../ui/page.tsx";
import { ProblemNotice } from "../../ui/problem_notice.tsx";
import { SelectField } from "../../ui/select.tsx";
import { agentsQuery } from "../session/queries.ts";

interface Props {
  ticket: TicketView;
  isReadOnly: boolean;
}

/** Who may see a request about a vulnerability, and where it has to be reported. */
export function AccessPanel({ ticket, isReadOnly }: Props) {
  const t = useText();
  const queryClient = useQueryClient();
  const queryKey = ["ticket-access", ticket.id];
  const access = useQuery({ queryKey, queryFn: () => getTicketAccess(ticket.id) });
  const agents = useQuery(agentsQuery);
  const change = useMutation({
    mutationFn: ({ person, add }: { person: string; add: boolean }) =>
      add ? nameOnTicket(ticket.id, { person_id: person }) : unnameOnTicket(ticket.id, person),
    onSuccess: (view) => queryClient.setQueryData(queryKey, view),
  });
  const people = access.data?.people ?? [];
  const others = (agents.data?.items ?? []).filter(({ id }) => !people.some((person) => person.id === id));
  return (
    <Card title={t("ui.access.title")}>
      <p className="mb-2 text-sm">{t("ui.access.hint")}</p>
      <Report ticket={ticket} />
      <ul className="my-2 flex flex-col gap-1">
        {people.map((person) => (
          <li key={person.id} className="flex items-center gap-2">
            <span className="flex-1">
              {person.name}{" "}
              <span className="text-sm text-muted">{t("ui.access.added_by", { name: person.added_by })}</span>
            </span>
            {isReadOnly ? null : (
              <ActionButton
                size="small"
                look="quiet"
                onPress={() => change.mutate({ person: person.id, add: false })}
                aria-label={`${t("ui.access.remove")}: ${person.name}`}
              >
                {t("ui.access.remove")}
              </ActionButton>
            )}
          </li>
        ))}
      </ul>
      {isReadOnly ? null : (
        <SelectField
          key={people.length}
          label={t("ui.access.add")}
          placeholder={t("ui.access.choose")}
          defaultValue={null}
          options={others.map(({ id, name }) => ({ id, name }))}
          isDisabled={change.isPending}
          onChange={(person) => change.mutate({ person, add: true })}
        />
      )}
      <ProblemNotice problem={change.error?.problem} />
    </Card>
  );
}

/** The door for vulnerabilities is the vendor's security response, never a support queue. */
function Report({ ticket }: { ticket: TicketView }) {
  const route = useQuery({
    queryKey: ["route", ticket.id],
    queryFn: () => getRoute(ticket.id),
    enabled: ticket.service !== "",
  });
  if (!route.data?.link) return null;
  return (
    <p className="text-sm">
      {route.data.next_text}{" "}
      <TextLink href={route.data.link} target="_blank" rel="noreferrer noopener">
        {new URL(route.data.link).host}
      </TextLink>
    </p>
  );
}
