import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Preferences } from "../../client/api.ts";
import { useText } from "../../texts/text.ts";
import { ApiForm } from "../../ui/api_form.tsx";
import { ActionButton } from "../../ui/button.tsx";
import { CheckField, TextField } from "../../ui/field.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Card, Page } from "../../ui/page.tsx";
import { Loaded } from "../../ui/states.tsx";
import { conflicts, type Known, keysOf, known } from "../commands/catalogue.ts";
import { commandGroups } from "../commands/keys_dialog.tsx";
import { changePreferences, preferencesQuery } from "./queries.ts";

/** The keys of the person who is signed in: each can be another one, or none. */
export function KeysPage() {
  const t = useText();
  const preferences = useQuery(preferencesQuery);
  return (
    <Page title={t("ui.keys.title")} lead={t("ui.keys.lead")}>
      <Loaded query={preferences}>{(data) => <KeysForm preferences={data} />}</Loaded>
    </Page>
  );
}

type Own = Record<string, string>;

/** What is as usual is not kept, so that it follows when the usual key changes. */
const withKeys = (own: Own, { id, keys }: Known, wanted: string): Own => {
  const { [id]: _, ...others } = own;
  return wanted === keys ? others : { ...others, [id]: wanted };
};

function KeysForm({ preferences }: { preferences: Preferences }) {
  const t = useText();
  const queryClient = useQueryClient();
  const [own, setOwn] = useState<Own>(preferences.keys);
  const [isOn, setOn] = useState(preferences.single_keys);
  const save = useMutation({
    mutationFn: () => changePreferences(queryClient, { keys: own, single_keys: isOn }),
  });
  const inTheWay = conflicts(own);
  return (
    <ApiForm
      label={t("ui.keys.title")}
      error={save.error}
      onSubmit={() => {
        if (inTheWay.size === 0) save.mutate();
      }}
      className="flex flex-col gap-4"
    >
      <CheckField isSelected={isOn} onChange={setOn}>
        {t("ui.command.single_keys")}
      </CheckField>
      <div className="grid items-start gap-4 lg:grid-cols-2">
        {commandGroups.map(({ group, text }) => (
          <Card key={group} title={t(text)}>
            <ul className="flex flex-col divide-y divide-line">
              {known
                .filter((command) => command.group === group)
                .map((command) => (
                  <KeyRow
                    key={command.id}
                    command={command}
                    own={own}
                    other={inTheWay.get(command.id)}
                    onChange={(wanted) => setOwn(withKeys(own, command, wanted))}
                  />
                ))}
            </ul>
          </Card>
        ))}
      </div>
      {inTheWay.size > 0 ? <Notice tone="bad">{t("ui.keys.conflicts", { count: inTheWay.size })}</Notice> : null}
      {save.isSuccess && inTheWay.size === 0 ? <Notice tone="good">{t("ui.keys.saved")}</Notice> : null}
      <div className="flex gap-2">
        <ActionButton type="submit" look="primary" isDisabled={inTheWay.size > 0} isPending={save.isPending}>
          {t("ui.prepared.save")}
        </ActionButton>
        <ActionButton onPress={() => setOwn({})}>{t("ui.keys.usual")}</ActionButton>
      </div>
    </ApiForm>
  );
}

interface RowProps {
  command: Known;
  own: Own;
  other: Known | undefined;
  onChange: (keys: string) => void;
}

function useName() {
  const t = useText();
  return ({ text, place }: Known) => t(text, place ? { place: t(place) } : undefined);
}

function KeyRow({ command, own, other, onChange }: RowProps) {
  const t = useText();
  const nameOf = useName();
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_5rem] items-center gap-x-3 py-1">
      <span>{nameOf(command)}</span>
      <TextField
        name={`keys/${command.id}`}
        label={nameOf(command)}
        bare
        mono
        maxLength={3}
        placeholder={t("ui.keys.none")}
        value={keysOf(command, own)}
        isInvalid={other !== undefined}
        onChange={onChange}
      />
      {other ? (
        <p className="col-span-2 text-sm text-bad-ink">{t("ui.keys.conflict", { command: nameOf(other) })}</p>
      ) : null}
    </li>
  );
}
