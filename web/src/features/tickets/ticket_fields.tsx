import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { type ChangeRequest, changeTicket, type TicketView } from "../../client/api.ts";
import { ifMatch } from "../../client/http.ts";
import { isProblem } from "../../client/problem.ts";
import { useText } from "../../texts/text.ts";
import { kindIds, natureIds, options, severityIds, stateIds, stateTones, word } from "../../texts/words.ts";
import { ActionButton } from "../../ui/button.tsx";
import { Chip } from "../../ui/chip.tsx";
import { Notice } from "../../ui/notice.tsx";
import { ProblemNotice } from "../../ui/problem_notice.tsx";
import { SelectField } from "../../ui/select.tsx";
import { agentsQuery } from "../session/queries.ts";
import { ticketChanged, ticketQuery } from "./queries.ts";
import { useServices } from "./services.ts";

const nobody = "nobody";
const nothing = "nothing";

/** A ticket's fields; each change goes out at once, valid only for the version on the screen. */
export function TicketFields({ ticket, isReadOnly }: { ticket: TicketView; isReadOnly: boolean }) {
  const t = useText();
  const agents = useQuery(agentsQuery);
  const services = useServices();
  const { change, conflict } = useTicketChange(ticket);
  const { areas, classes, definition } = useWords(ticket);
  const field = (name: keyof ChangeRequest) => ({
    isDisabled: isReadOnly || change.isPending,
    size: "small" as const,
    onChange: (value: string) =>
      change.mutate({ values: { [name]: value === nobody || value === nothing ? null : value } }),
  });
  return (
    <section aria-label={t("ui.ticket.fields")} className="flex flex-col gap-2">
      <div className="grid grid-cols-2 gap-2 sm:grid-cols-3 xl:grid-cols-6">
        <div className="flex flex-col gap-1">
          <span className="text-sm font-medium">{t("ui.ticket.state")}</span>
          <span className="flex min-h-8 items-center">
            <Chip tone={stateTones[ticket.state]}>{word(t, stateIds, ticket.state)}</Chip>
          </span>
        </div>
        <SelectField
          label={t("ui.ticket.assignee")}
          value={ticket.assignee_id ?? nobody}
          options={[{ id: nobody, name: t("ui.queue.nobody") }, ...(agents.data?.items ?? [])]}
          {...field("assignee_id")}
        />
        <SelectField
          label={t("ui.ticket.severity")}
          value={ticket.severity}
          options={options(t, severityIds)}
          {...field("severity")}
        />
        <SelectField label={t("ui.ticket.kind")} value={ticket.kind} options={options(t, kindIds)} {...field("kind")} />
        <SelectField
          label={t("ui.ticket.nature")}
          value={ticket.nature}
          options={options(t, natureIds)}
          {...field("nature")}
        />
        <SelectField
          label={t("ui.ticket.service")}
          value={ticket.service || null}
          placeholder={t("ui.ticket.service_unknown")}
          options={services.choices}
          {...field("service")}
        />
        {areas.length > 0 ? (
          <SelectField
            label={t("ui.ticket.area")}
            value={ticket.area || nothing}
            options={[{ id: nothing, name: t("ui.ticket.area_unknown") }, ...areas]}
            {...field("area")}
          />
        ) : null}
        {ticket.kind === "technical" && classes.length > 0 ? (
          <SelectField
            label={t("ui.ticket.escalation_class")}
            value={ticket.escalation_class || nothing}
            options={[{ id: nothing, name: t("ui.ticket.escalation_class_none") }, ...classes]}
            {...field("escalation_class")}
          />
        ) : null}
      </div>
      {definition ? <p className="text-sm text-muted">{definition}</p> : null}
      {conflict ? <Conflict conflict={conflict} retry={() => change.mutate({ values: conflict })} /> : null}
      {change.error && !conflict ? <ProblemNotice problem={change.error.problem} /> : null}
    </section>
  );
}

/** What the rules of the ticket's service offer to describe it by, and what its severity means there. */
function useWords(ticket: TicketView) {
  const edition = useServices().edition(ticket.service);
  const offered = (list: string[], code: string) => list.length === 0 || list.includes(code);
  const areas = (edition?.areas ?? [])
    .filter(({ services, kinds }) => offered(services, ticket.service) && offered(kinds, ticket.kind))
    .map(({ code, name }) => ({ id: code, name }));
  const classes = (edition?.escalation_classes ?? []).map(({ code, text }) => ({ id: code, name: text }));
  const severity = edition?.severities.find((each) => each.severity === ticket.severity);
  return { areas, classes, definition: severity ? `${severity.name}: ${severity.definition}` : null };
}

function Conflict({ conflict, retry }: { conflict: ChangeRequest; retry: () => void }) {
  const t = useText();
  return (
    <Notice tone="warn">
      <div className="flex flex-wrap items-center gap-2">
        <span>{t("ui.ticket.conflict")}</span>
        <ActionButton size="small" onPress={retry}>
          {t("ui.ticket.conflict_retry", { count: Object.keys(conflict).length })}
        </ActionButton>
      </div>
    </Notice>
  );
}

function useTicketChange(ticket: TicketView) {
  const queryClient = useQueryClient();
  const [conflict, setConflict] = useState<ChangeRequest | null>(null);
  const change = useMutation({
    mutationFn: ({ values }: { values: ChangeRequest }) => changeTicket(ticket.id, values, ifMatch(ticket.version)),
    onMutate: () => setConflict(null),
    onError: (error, { values }) => {
      if (!isProblem(error, 412)) return;
      setConflict(values);
      queryClient.invalidateQueries({ queryKey: ticketQuery(ticket.id).queryKey });
    },
    onSuccess: (changed) => {
      queryClient.setQueryData(ticketQuery(ticket.id).queryKey, changed);
      ticketChanged(queryClient, ticket.id);
      for (const part of ["runbook", "clocks", "route", "ticket-health", "ticket-access", "similar"])
        queryClient.invalidateQueries({ queryKey: [part, ticket.id] });
    },
  });
  return { change, conflict };
}
