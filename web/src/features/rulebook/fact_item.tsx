import type { FactView } from "../../client/api.ts";
import { useFormat } from "../../texts/format.ts";
import { useText } from "../../texts/text.ts";
import { word } from "../../texts/words.ts";
import { ActionButton, TextLink } from "../../ui/button.tsx";
import { Chip } from "../../ui/chip.tsx";
import { Unfold } from "../../ui/disclosure.tsx";
import type { OverrideStart } from "./override_form.tsx";
import { trustIds } from "./words.ts";

interface Props {
  fact: FactView;
  onOverride?: (start: OverrideStart) => void;
}

/** A fact: what it says, since when, by which source; with its text in the pack's language. */
export function FactItem({ fact, onOverride }: Props) {
  const t = useText();
  const format = useFormat();
  const name = fact.title || fact.key;
  const dates = fact.valid_to
    ? t("ui.rules.from_to", { from: format.date(fact.valid_from), to: format.date(fact.valid_to) })
    : t("ui.rules.since", { from: format.date(fact.valid_from) });
  return (
    <li className="px-4 py-2.5">
      <div className="flex flex-wrap items-start gap-x-3 gap-y-1">
        <div className="min-w-0 flex-1 basis-72">
          <p className="font-medium wrap-anywhere">{name}</p>
          <p className="text-sm text-muted wrap-anywhere">
            {fact.values.map(({ name: field, value }) => `${field}: ${value}`).join(" · ")}
          </p>
        </div>
        {fact.override_id ? <Chip tone="accent">{t("ui.rules.own")}</Chip> : null}
        {fact.source.derived ? <Chip>{t("ui.rules.derived")}</Chip> : null}
        {onOverride && fact.kind !== "edition" ? (
          <ActionButton
            size="small"
            aria-label={`${t("ui.rules.override")}: ${name}`}
            onPress={() => onOverride({ pack: fact.pack, replaces: [fact.key], fragment: fact.text })}
          >
            {t("ui.rules.override")}
          </ActionButton>
        ) : null}
      </div>
      <p className="mt-1 text-sm text-muted wrap-anywhere">
        {dates} · {word(t, trustIds, fact.source.trust)}: <SourceLink page={fact.source.page} /> (
        {format.date(fact.source.date)})
      </p>
      <Unfold label={t("ui.rules.text")}>
        <p className="mb-1 text-muted">
          {fact.pack} · <code>{fact.key}</code>
        </p>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
        <pre className="overflow-x-auto rounded-md bg-sunken p-3 font-mono text-sm" tabIndex={0}>
          {fact.text}
        </pre>
      </Unfold>
    </li>
  );
}

function SourceLink({ page }: { page: string }) {
  if (!page.startsWith("https://")) return <>{page}</>;
  return (
    <TextLink href={page} target="_blank" rel="noreferrer">
      {page.replace("https://", "")}
    </TextLink>
  );
}
