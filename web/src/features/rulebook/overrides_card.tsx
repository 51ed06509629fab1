import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { endOverride, type OverrideView } from "../../client/api.ts";
import { useFormat } from "../../texts/format.ts";
import { useText } from "../../texts/text.ts";
import { word } from "../../texts/words.ts";
import { ApiForm } from "../../ui/api_form.tsx";
import { ActionButton } from "../../ui/button.tsx";
import { Chip } from "../../ui/chip.tsx";
import { ModalDialog } from "../../ui/dialog.tsx";
import { FoldingCard, Unfold } from "../../ui/disclosure.tsx";
import { TextField } from "../../ui/field.tsx";
import { Notice } from "../../ui/notice.tsx";
import { useMay } from "../session/queries.ts";
import { overridesQuery, rulesChanged } from "./queries.ts";
import { overrideStateIds, overrideStateTones } from "./words.ts";

/** What this desk put in the place of the packs' facts, with who did it and why. Nothing is shown when it never did. */
export function OverridesCard() {
  const t = useText();
  const mayWrite = useMay("rulebook_write");
  const overrides = useQuery(overridesQuery);
  const [ending, setEnding] = useState<OverrideView | null>(null);
  const items = overrides.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <FoldingCard title={t("ui.rules.overrides")} aside={<Chip>{items.length}</Chip>}>
      <ul className="divide-y divide-line">
        {items.map((override) => (
          <OverrideItem
            key={override.id}
            override={override}
            onEnd={mayWrite && override.state !== "over" ? () => setEnding(override) : undefined}
          />
        ))}
      </ul>
      <ModalDialog title={t("ui.rules.end")} isOpen={ending !== null} onClose={() => setEnding(null)}>
        {ending ? <EndForm id={ending.id} onDone={() => setEnding(null)} /> : null}
      </ModalDialog>
    </FoldingCard>
  );
}

function OverrideItem({ override, onEnd }: { override: OverrideView; onEnd?: () => void }) {
  const t = useText();
  const format = useFormat();
  const dates = override.valid_to
    ? t("ui.rules.from_to", { from: format.date(override.valid_from), to: format.date(override.valid_to) })
    : t("ui.rules.since", { from: format.date(override.valid_from) });
  return (
    <li className="py-2.5">
      <div className="flex flex-wrap items-start gap-x-3 gap-y-1">
        <div className="min-w-0 flex-1 basis-72">
          <p className="font-medium wrap-anywhere">{override.reason}</p>
          <p className="text-sm text-muted">
            {[dates, override.author, format.dateTime(override.created_at)].join(" · ")}
          </p>
          {override.ended_at ? (
            <p className="text-sm text-muted">
              {t("ui.rules.ended", { by: override.ended_by, reason: override.end_reason })} ·{" "}
              {format.dateTime(override.ended_at)}
            </p>
          ) : null}
        </div>
        <Chip tone={overrideStateTones[override.state]}>{word(t, overrideStateIds, override.state)}</Chip>
        {onEnd ? (
          <ActionButton size="small" onPress={onEnd} aria-label={`${t("ui.rules.end")}: ${override.reason}`}>
            {t("ui.rules.end")}
          </ActionButton>
        ) : null}
      </div>
      {override.problems.length > 0 ? (
        <Notice tone="bad">
          <p>{t("ui.rules.broken")}</p>
          <ul className="list-disc pl-4">
            {override.problems.map((problem) => (
              <li key={`${problem.line} ${problem.field} ${problem.sentence}`}>
                <code>
                  {problem.line}, {problem.field}
                </code>{" "}
                {problem.sentence}
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
      <Unfold label={t("ui.rules.text")}>
        <p className="mb-1 text-muted wrap-anywhere">
          {t("ui.rules.replaces")}: <code>{override.replaces.join(", ") || "–"}</code>
        </p>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
        <pre className="overflow-x-auto rounded-md bg-sunken p-3 font-mono text-sm" tabIndex={0}>
          {override.fragment || t("ui.rules.nothing_instead")}
        </pre>
      </Unfold>
    </li>
  );
}

function EndForm({ id, onDone }: { id: string; onDone: () => void }) {
  const t = useText();
  const queryClient = useQueryClient();
  const end = useMutation({
    mutationFn: (reason: string) => endOverride(id, { reason }),
    onSuccess: () => {
      rulesChanged(queryClient);
      onDone();
    },
  });
  return (
    <ApiForm label={t("ui.rules.end")} error={end.error} onSubmit={(form) => end.mutate(form.text("reason").trim())}>
      <p className="text-muted">{t("ui.rules.end_hint")}</p>
      <TextField name="reason" label={t("ui.rules.reason")} isRequired autoFocus />
      <ActionButton type="submit" look="primary" isPending={end.isPending}>
        {t("ui.rules.end")}
      </ActionButton>
    </ApiForm>
  );
}
