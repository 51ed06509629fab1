import { useQuery } from "@tanstack/react-query";
import { type RefObject, useRef } from "react";
import type { ChangeRequest, TicketView } from "../../client/api.ts";
import { useText } from "../../texts/text.ts";
import { kindIds, natureIds, options, severityIds, word } from "../../texts/words.ts";
import { ActionButton } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { ProblemNotice } from "../../ui/problem_notice.tsx";
import { SelectField } from "../../ui/select.tsx";
import { useCommand } from "../commands/commands.ts";
import { agentsQuery, useSession } from "../session/queries.ts";
import { useServices } from "./services.ts";
import { useTicketChange } from "./ticket_change.ts";

const nobody = "nobody";
const nothing = "nothing";

/** A ticket's fields; each change goes out at once, valid only for the version on the screen. */
export function TicketFields({ ticket, isReadOnly }: { ticket: TicketView; isReadOnly: boolean }) {
  const t = useText();
  const agents = useQuery(agentsQuery);
  const services = useServices();
  const { change, conflict } = useTicketChange(ticket);
  const section = useRef<HTMLElement>(null);
  useFieldCommands(ticket, isReadOnly, (values) => change.mutate({ values }), section);
  const { areas, classes, definition } = useWords(ticket);
  const field = (name: keyof ChangeRequest) => ({
    isDisabled: isReadOnly,
    size: "small" as const,
    onChange: (value: string) =>
      change.mutate({ values: { [name]: value === nobody || value === nothing ? null : value } }),
  });
  return (
    <section
      ref={section}
      aria-label={t("ui.ticket.fields")}
      className="flex flex-col gap-2 rounded-lg border border-line bg-surface px-4 py-3"
    >
      <div className="grid grid-cols-2 gap-2 sm:max-lg:grid-cols-3">
        <div data-field="assignee">
          <SelectField
            label={t("ui.ticket.assignee")}
            value={ticket.assignee_id ?? nobody}
            options={[{ id: nobody, name: t("ui.queue.nobody") }, ...(agents.data?.items ?? [])]}
            {...field("assignee_id")}
          />
        </div>
        <div data-field="severity">
          <SelectField
            label={t("ui.ticket.severity")}
            value={ticket.severity}
            options={options(t, severityIds)}
            {...field("severity")}
          />
        </div>
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

/** The fields by key, and each severity from the palette. */
function useFieldCommands(
  ticket: TicketView,
  isReadOnly: boolean,
  change: (values: ChangeRequest) => void,
  section: RefObject<HTMLElement | null>,
) {
  const t = useText();
  const me = useSession()?.person_id;
  const group = "ticket" as const;
  const openField = (name: string) => {
    const button = section.current?.querySelector<HTMLElement>(`[data-field=${name}] button`);
    button?.focus();
    button?.click();
  };
  const on = <T,>(command: T) => (isReadOnly ? null : command);
  useCommand(
    me && ticket.assignee_id !== me
      ? on({
          id: "ticket.mine",
          group,
          name: t("ui.ticket.assign_me"),
          keys: "i",
          run: () => change({ assignee_id: me }),
        })
      : null,
  );
  useCommand(
    on({ id: "ticket.assign", group, name: t("ui.ticket.assign"), keys: "a", run: () => openField("assignee") }),
  );
  useCommand(
    on({
      id: "ticket.severity",
      group,
      name: t("ui.ticket.choose_severity"),
      keys: "p",
      run: () => openField("severity"),
    }),
  );
  const severity = (id: "A" | "B" | "C") =>
    ticket.severity === id
      ? null
      : on({
          id: `ticket.severity.${id}`,
          group,
          name: t("ui.ticket.set_severity", { severity: word(t, severityIds, id) }),
          run: () => change({ severity: id }),
        });
  useCommand(severity("A"));
  useCommand(severity("B"));
  useCommand(severity("C"));
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
