import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useState } from "react";
import type { FactView } from "../../client/api.ts";
import { useText } from "../../texts/text.ts";
import { word } from "../../texts/words.ts";
import { ActionButton } from "../../ui/button.tsx";
import { ModalDialog } from "../../ui/dialog.tsx";
import { SearchField, TextField } from "../../ui/field.tsx";
import { Page } from "../../ui/page.tsx";
import { SelectField } from "../../ui/select.tsx";
import { Empty, Loaded } from "../../ui/states.tsx";
import { useMay } from "../session/queries.ts";
import { FactItem } from "./fact_item.tsx";
import { OverrideForm, type OverrideStart } from "./override_form.tsx";
import { OverridesCard } from "./overrides_card.tsx";
import { factsQuery } from "./queries.ts";
import { factKindIds } from "./words.ts";

const route = getRouteApi("/desk/rules");
const allKinds = "all";

function fits(fact: FactView, text: string) {
  const wanted = text.trim().toLowerCase();
  if (!wanted) return true;
  return [fact.title, fact.key, fact.text, fact.source.page].some((part) => part.toLowerCase().includes(wanted));
}

/** The rules by which this desk decides: every fact with its dates and source, and what the desk put in its place. */
export function RulesPage() {
  const t = useText();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const mayWrite = useMay("rulebook_write");
  const [text, setText] = useState("");
  const [start, setStart] = useState<OverrideStart | null>(null);
  const day = search.day ?? "";
  const kind = search.kind ?? allKinds;
  const facts = useQuery({ ...factsQuery(day), placeholderData: keepPreviousData });
  const kinds = [
    { id: allKinds, name: t("ui.rules.all_kinds") },
    ...Object.keys(factKindIds).map((id) => ({ id, name: word(t, factKindIds, id) })),
  ];
  const packs = [...new Set((facts.data?.items ?? []).map((fact) => fact.pack))];
  return (
    <Page
      title={t("ui.rules.title")}
      lead={t("ui.rules.lead")}
      actions={
        mayWrite ? (
          <ActionButton look="primary" onPress={() => setStart({ pack: packs[0] ?? "", replaces: [], fragment: "" })}>
            {t("ui.rules.add")}
          </ActionButton>
        ) : null
      }
    >
      <OverridesCard />
      <div className="my-4 flex flex-wrap items-end gap-3">
        <SearchField label={t("ui.rules.search")} value={text} onChange={setText} />
        <SelectField
          label={t("ui.rules.kind")}
          options={kinds}
          value={kind}
          onChange={(next) =>
            navigate({ search: { ...search, kind: next === allKinds ? undefined : next }, replace: true })
          }
        />
        <TextField
          type="date"
          label={t("ui.rules.day")}
          value={day}
          onChange={(next) => navigate({ search: { ...search, day: next || undefined }, replace: true })}
        />
      </div>
      <Loaded query={facts}>
        {(data) => (
          <FactGroups
            facts={data.items.filter((fact) => (kind === allKinds || fact.kind === kind) && fits(fact, text))}
            onOverride={mayWrite && !day ? setStart : undefined}
          />
        )}
      </Loaded>
      <ModalDialog title={t("ui.rules.override")} isOpen={start !== null} onClose={() => setStart(null)} width="wide">
        {start ? <OverrideForm start={start} packs={packs} onDone={() => setStart(null)} /> : null}
      </ModalDialog>
    </Page>
  );
}

interface GroupsProps {
  facts: FactView[];
  onOverride?: (start: OverrideStart) => void;
}

function FactGroups({ facts, onOverride }: GroupsProps) {
  const t = useText();
  if (facts.length === 0) return <Empty title={t("ui.rules.none")} hint={t("ui.rules.none_hint")} />;
  const kinds = Object.keys(factKindIds).filter((kind) => facts.some((fact) => fact.kind === kind));
  return (
    <div className="flex flex-col gap-4">
      {kinds.map((kind) => (
        <section key={kind} aria-label={word(t, factKindIds, kind)}>
          <h2 className="mb-1.5 font-semibold">{word(t, factKindIds, kind)}</h2>
          <ul className="divide-y divide-line rounded-lg border border-line bg-surface">
            {facts
              .filter((fact) => fact.kind === kind)
              .map((fact) => (
                <FactItem
                  key={`${fact.pack} ${fact.key} ${fact.valid_from} ${fact.text}`}
                  fact={fact}
                  onOverride={onOverride}
                />
              ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
