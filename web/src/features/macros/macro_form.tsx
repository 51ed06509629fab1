import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import {
  addMacro,
  changeMacro,
  type MacroAssign,
  type MacroRequest,
  type MacroSnooze,
  type MacroState,
  type MacroView,
  type Severity,
} from "../../client/api.ts";
import { ifMatch } from "../../client/http.ts";
import { useText } from "../../texts/text.ts";
import { options, severityIds } from "../../texts/words.ts";
import { ApiForm } from "../../ui/api_form.tsx";
import { ActionButton } from "../../ui/button.tsx";
import { CheckField, TextField } from "../../ui/field.tsx";
import { SelectField } from "../../ui/select.tsx";
import { agentsQuery, useMay } from "../session/queries.ts";
import { rulebookQuery } from "../tickets/queries.ts";
import { assignIds, macroStateIds, snoozeIds } from "./macro_words.ts";
import { macrosChanged } from "./queries.ts";
import { TextsField } from "./texts_field.tsx";

interface Props {
  macro?: MacroView;
  placeholders: string[];
  onDone: () => void;
}

const keep = "keep";

interface Values {
  name: string;
  shared: boolean;
  assign: MacroAssign;
  assignee_id?: string;
  severity?: Severity;
  state: MacroState;
  cause: string;
  snooze: MacroSnooze;
  note: string;
  texts: Record<string, string>;
}

function valuesOf(macro: MacroView | undefined): Values {
  return {
    name: macro?.name ?? "",
    shared: macro?.is_shared ?? false,
    assign: macro?.assign ?? "keep",
    assignee_id: macro?.assignee_id ?? undefined,
    severity: macro?.severity ?? undefined,
    state: macro?.state ?? "keep",
    cause: macro?.cause ?? "",
    snooze: macro?.snooze ?? "none",
    note: macro?.note ?? "",
    texts: macro?.texts ?? {},
  };
}

/** Every cause of the rules in force, each once. */
function useCauses() {
  const { data } = useQuery(rulebookQuery);
  const all = (data?.editions ?? []).flatMap((edition) => edition.causes);
  return all
    .filter((cause, at) => all.findIndex(({ code }) => code === cause.code) === at)
    .map(({ code, name }) => ({ id: code, name }));
}

/** A macro: what it changes, says and writes. */
export function MacroForm({ macro, placeholders, onDone }: Props) {
  const t = useText();
  const queryClient = useQueryClient();
  const mayShare = useMay("knowledge_write");
  const [values, setValues] = useState(() => valuesOf(macro));
  const set = (more: Partial<Values>) => setValues({ ...values, ...more });
  const save = useMutation({
    mutationFn: (request: MacroRequest) =>
      macro ? changeMacro(macro.id, request, ifMatch(macro.revision)) : addMacro(request),
    onSuccess: () => {
      macrosChanged(queryClient);
      onDone();
    },
  });
  return (
    <ApiForm
      label={t(macro ? "ui.macro.change" : "ui.macro.add")}
      error={save.error}
      onSubmit={() => save.mutate(values)}
    >
      <TextField
        name="name"
        label={t("ui.prepared.name")}
        value={values.name}
        onChange={(name) => set({ name })}
        isRequired
        autoFocus
      />
      <Fields values={values} set={set} />
      <TextField
        name="note"
        label={t("ui.composer.note")}
        rows={2}
        value={values.note}
        onChange={(note) => set({ note })}
      />
      <h3 className="font-semibold">{t("ui.macro.reply")}</h3>
      <TextsField texts={values.texts} onChange={(texts) => set({ texts })} placeholders={placeholders} rows={4} />
      {mayShare ? (
        <CheckField isSelected={values.shared} onChange={(shared) => set({ shared })}>
          {t("ui.prepared.shared")}
        </CheckField>
      ) : null}
      <div className="flex justify-end gap-2">
        <ActionButton onPress={onDone}>{t("ui.common.cancel")}</ActionButton>
        <ActionButton type="submit" look="primary" isPending={save.isPending}>
          {t("ui.prepared.save")}
        </ActionButton>
      </div>
    </ApiForm>
  );
}

function Fields({ values, set }: { values: Values; set: (more: Partial<Values>) => void }) {
  const t = useText();
  const agents = useQuery(agentsQuery);
  const causes = useCauses();
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <SelectField
        label={t("ui.ticket.assignee")}
        value={values.assign}
        options={options(t, assignIds)}
        onChange={(assign) => set({ assign: assign as MacroAssign })}
      />
      {values.assign === "agent" ? (
        <SelectField
          name="assignee_id"
          label={t("ui.macro.agent")}
          value={values.assignee_id ?? null}
          options={agents.data?.items ?? []}
          onChange={(assignee_id) => set({ assignee_id })}
        />
      ) : null}
      <SelectField
        label={t("ui.ticket.severity")}
        value={values.severity ?? keep}
        options={[{ id: keep, name: t("ui.macro.severity_keep") }, ...options(t, severityIds)]}
        onChange={(severity) => set({ severity: severity === keep ? undefined : (severity as Severity) })}
      />
      <SelectField
        label={t("ui.ticket.state")}
        value={values.state}
        options={options(t, macroStateIds)}
        onChange={(state) => set({ state: state as MacroState })}
      />
      {values.state === "resolved" ? (
        <SelectField
          name="cause"
          label={t("ui.ticket.cause")}
          value={values.cause || null}
          options={causes}
          onChange={(cause) => set({ cause })}
        />
      ) : null}
      <SelectField
        name="snooze"
        label={t("ui.macro.snooze")}
        value={values.snooze}
        options={options(t, snoozeIds)}
        onChange={(snooze) => set({ snooze: snooze as MacroSnooze })}
      />
    </div>
  );
}
