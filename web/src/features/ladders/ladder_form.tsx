import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { CheckboxGroup, Label } from "react-aria-components";
import {
  addLadder,
  type ClockKind,
  changeLadder,
  type Ladder,
  type LadderRequest,
  type Rung,
  type Severity,
} from "../../client/api.ts";
import { ifMatch } from "../../client/http.ts";
import { useText } from "../../texts/text.ts";
import { options, severityIds } from "../../texts/words.ts";
import { ApiForm } from "../../ui/api_form.tsx";
import { ActionButton } from "../../ui/button.tsx";
import { CheckField, labelClass, TextField } from "../../ui/field.tsx";
import { type Option, SelectField } from "../../ui/select.tsx";
import { Rows } from "../calendars/rows.tsx";
import { clockIds } from "../clocks/words.ts";
import { calendarsQuery } from "../offers/queries.ts";
import { agentsQuery } from "../session/queries.ts";
import { laddersQuery, teamsQuery } from "./queries.ts";

const anyTime = "any";

const usual: Rung[] = [
  { percent: 50, assignee: true, teams: [], people: [], mail: false },
  { percent: 80, assignee: true, teams: [], people: [], mail: true },
  { percent: 100, assignee: true, teams: [], people: [], mail: true },
];

function draftOf(ladder: Ladder | undefined): LadderRequest {
  if (!ladder) return { name: "", severities: [], kinds: [], calendar_id: null, rungs: usual };
  const { name, severities, kinds, calendar_id, rungs } = ladder;
  return { name, severities, kinds, calendar_id, rungs };
}

/** Writes a ladder: which deadlines it is about, in which hours it speaks, and its steps. */
export function LadderForm({ ladder, onDone }: { ladder?: Ladder; onDone: () => void }) {
  const t = useText();
  const queryClient = useQueryClient();
  const calendars = useQuery(calendarsQuery);
  const [draft, setDraft] = useState(() => draftOf(ladder));
  const change = (part: Partial<LadderRequest>) => setDraft((old) => ({ ...old, ...part }));
  const save = useMutation({
    mutationFn: () => (ladder ? changeLadder(ladder.id, draft, ifMatch(ladder.version)) : addLadder(draft)),
    onSuccess: () => {
      queryClient.invalidateQueries({ queryKey: laddersQuery.queryKey });
      onDone();
    },
  });
  return (
    <ApiForm label={t("ui.ladder.edit")} error={save.error} onSubmit={() => save.mutate()}>
      <div className="grid gap-3 sm:grid-cols-2">
        <TextField
          name="name"
          label={t("ui.ladder.name")}
          value={draft.name}
          onChange={(name) => change({ name })}
          isRequired
        />
        <SelectField
          name="calendar_id"
          label={t("ui.ladder.hours")}
          value={draft.calendar_id ?? anyTime}
          options={[{ id: anyTime, name: t("ui.ladder.any_time") }, ...(calendars.data?.items ?? [])]}
          onChange={(id) => change({ calendar_id: id === anyTime ? null : id })}
        />
      </div>
      <p className="text-sm text-muted">{t("ui.ladder.any_hint")}</p>
      <Choices
        label={t("ui.ladder.kinds")}
        choices={options(t, clockIds)}
        value={draft.kinds}
        onChange={(kinds) => change({ kinds: kinds as ClockKind[] })}
      />
      <Choices
        label={t("ui.ladder.severities")}
        choices={options(t, severityIds)}
        value={draft.severities}
        onChange={(severities) => change({ severities: severities as Severity[] })}
      />
      <StepRows rungs={draft.rungs} onChange={(rungs) => change({ rungs })} />
      <div className="flex justify-end gap-2">
        <ActionButton onPress={onDone}>{t("ui.common.cancel")}</ActionButton>
        <ActionButton type="submit" look="primary" isPending={save.isPending}>
          {t("ui.common.save")}
        </ActionButton>
      </div>
    </ApiForm>
  );
}

function StepRows({ rungs, onChange }: { rungs: Rung[]; onChange: (rungs: Rung[]) => void }) {
  const t = useText();
  const teams = useQuery(teamsQuery);
  const agents = useQuery(agentsQuery);
  return (
    <Rows
      name={t("ui.ladder.step")}
      rows={rungs}
      blank={{ percent: 100, assignee: true, teams: [], people: [], mail: false }}
      addLabel={t("ui.ladder.add_step")}
      onChange={onChange}
      isReadOnly={false}
    >
      {(rung, set, at) => (
        <>
          <div className="w-28">
            <TextField
              name={`rungs/${at}/percent`}
              label={t("ui.ladder.percent")}
              inputMode="numeric"
              value={String(rung.percent)}
              onChange={(text) => set({ percent: Number(text.replace(/\D/g, "")) })}
            />
          </div>
          <div className="flex min-h-9 items-center gap-4">
            <CheckField isSelected={rung.assignee} onChange={(assignee) => set({ assignee })}>
              {t("ui.ladder.assignee")}
            </CheckField>
            <CheckField isSelected={rung.mail} onChange={(mail) => set({ mail })}>
              {t("ui.ladder.by_mail")}
            </CheckField>
          </div>
          {teams.data?.items.length ? (
            <Choices
              label={t("ui.team.title")}
              choices={teams.data.items}
              value={rung.teams}
              onChange={(named) => set({ teams: named })}
            />
          ) : null}
          <Choices
            label={t("ui.ladder.people")}
            choices={agents.data?.items ?? []}
            value={rung.people}
            onChange={(people) => set({ people })}
          />
        </>
      )}
    </Rows>
  );
}

interface ChoicesProps {
  label: string;
  choices: Option[];
  value: string[];
  onChange: (value: string[]) => void;
}

export function Choices({ label, choices, value, onChange }: ChoicesProps) {
  return (
    <CheckboxGroup value={value} onChange={onChange} className="flex w-full flex-wrap items-center gap-x-4 gap-y-1">
      <Label className={labelClass}>{label}</Label>
      {choices.map(({ id, name }) => (
        <CheckField key={id} value={id}>
          {name}
        </CheckField>
      ))}
    </CheckboxGroup>
  );
}
