import { useMutation, useQueryClient } from "@tanstack/react-query";
import { addOverride } from "../../client/api.ts";
import { useText } from "../../texts/text.ts";
import { ApiForm } from "../../ui/api_form.tsx";
import { ActionButton } from "../../ui/button.tsx";
import { TextField } from "../../ui/field.tsx";
import { SelectField } from "../../ui/select.tsx";
import { rulesChanged } from "./queries.ts";

/** What the editor begins with. */
export interface OverrideStart {
  pack: string;
  replaces: string[];
  fragment: string;
}

interface Props {
  start: OverrideStart;
  packs: string[];
  onDone: () => void;
}

function dayStart(day: string) {
  return day ? `${day}T00:00:00Z` : null;
}

function lines(text: string) {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
}

/** Writes an override: the desk's own facts, what they replace, when and why. Wrong lines are told with their number. */
export function OverrideForm({ start, packs, onDone }: Props) {
  const t = useText();
  const queryClient = useQueryClient();
  const add = useMutation({
    mutationFn: (values: Parameters<typeof addOverride>[0]) => addOverride(values),
    onSuccess: () => {
      rulesChanged(queryClient);
      onDone();
    },
  });
  return (
    <ApiForm
      label={t("ui.rules.override")}
      error={add.error}
      onSubmit={(form) =>
        add.mutate({
          pack: form.text("pack"),
          replaces: lines(form.text("replaces")),
          fragment: form.text("fragment"),
          valid_from: dayStart(form.text("valid_from")),
          valid_to: dayStart(form.text("valid_to")),
          reason: form.text("reason").trim(),
        })
      }
    >
      <SelectField
        name="pack"
        label={t("ui.rules.pack")}
        defaultValue={start.pack}
        options={packs.map((id) => ({ id, name: id }))}
      />
      <TextField
        name="replaces"
        label={t("ui.rules.replaces")}
        hint={t("ui.rules.replaces_hint")}
        rows={Math.max(1, start.replaces.length)}
        defaultValue={start.replaces.join("\n")}
        mono
      />
      <TextField
        name="fragment"
        label={t("ui.rules.fragment")}
        hint={t("ui.rules.fragment_hint")}
        rows={12}
        defaultValue={start.fragment}
        mono
      />
      <div className="grid gap-3 sm:grid-cols-2">
        <TextField
          name="valid_from"
          type="date"
          label={t("ui.rules.valid_from")}
          hint={t("ui.rules.valid_from_hint")}
        />
        <TextField name="valid_to" type="date" label={t("ui.rules.valid_to")} hint={t("ui.rules.valid_to_hint")} />
      </div>
      <TextField name="reason" label={t("ui.rules.reason")} hint={t("ui.rules.reason_hint")} isRequired />
      <ActionButton type="submit" look="primary" isPending={add.isPending}>
        {t("ui.rules.save")}
      </ActionButton>
    </ApiForm>
  );
}
