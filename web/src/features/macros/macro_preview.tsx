import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { type MacroEffect, type MacroItem, type MacroView, runMacro } from "../../client/api.ts";
import { idempotent, randomKey } from "../../client/http.ts";
import { useText } from "../../texts/text.ts";
import { ApiForm } from "../../ui/api_form.tsx";
import { ActionButton } from "../../ui/button.tsx";
import { TextField } from "../../ui/field.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Loaded } from "../../ui/states.tsx";
import { LeftNotice } from "./left_notice.tsx";
import { partIds, useEffectWords, whyRefused } from "./macro_words.ts";
import { leftIn } from "./placeholders.ts";

interface Props {
  macro: MacroView;
  tickets: string[];
  onDone: (isResolved: boolean) => void;
}

/** What the macro would do with each request. */
export function MacroPreview({ macro, tickets, onDone }: Props) {
  const plan = useQuery({
    queryKey: ["macro-plan", macro.id, macro.revision, ...tickets],
    queryFn: () => runMacro(macro.id, { tickets, preview: true }),
    // Always as it is now.
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <Loaded query={plan}>
      {({ items }) => <Planned macro={macro} tickets={tickets} items={items} onDone={onDone} />}
    </Loaded>
  );
}

const replyOf = (items: MacroItem[]) =>
  items.length === 1 ? items[0]?.effects.find(({ part }) => part === "reply") : undefined;

function Planned({ macro, tickets, items, onDone }: Props & { items: MacroItem[] }) {
  const t = useText();
  const queryClient = useQueryClient();
  const prepared = replyOf(items);
  const [reply, setReply] = useState(prepared?.after ?? "");
  const [key] = useState(randomKey);
  const run = useMutation({
    mutationFn: () => {
      const own = prepared && reply !== prepared.after ? { reply } : {};
      return runMacro(macro.id, { tickets, ...own }, idempotent(`${key}${reply.length}`));
    },
    onSuccess: (done) => {
      queryClient.invalidateQueries({ queryKey: ["tickets"] });
      queryClient.invalidateQueries({ queryKey: ["ticket"] });
      for (const part of ["mails", "route", "clocks", "runbook"]) queryClient.invalidateQueries({ queryKey: [part] });
      if (done.items.every(({ effect }) => effect !== "refused")) onDone(macro.state === "resolved");
    },
  });
  const place = useRef<HTMLDivElement>(null);
  const select = (from: number, to: number) => {
    const area = place.current?.querySelector("textarea");
    area?.focus();
    area?.setSelectionRange(from, to);
  };
  const left = prepared ? leftIn(reply) : [];
  // What was left open in the reply alone is no reason any more once it is filled in.
  const isOpenAlone = (item: MacroItem) =>
    item.effects.every(({ effect, code }) => effect !== "refused" || code === "placeholder-left");
  const changes = items.filter((item) => item.effect === "changes" || (prepared && isOpenAlone(item))).length;
  useFirstFocus(place, left[0]);
  if (run.data) return <Refused items={run.data.items.filter(({ effect }) => effect === "refused")} />;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    place.current?.querySelector("form")?.requestSubmit();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the button does the same for everyone
    <div ref={place} onKeyDown={onKeyDown}>
      <ApiForm
        label={macro.name}
        error={run.error}
        onSubmit={() => {
          const [first] = left;
          if (first) select(first.from, first.to);
          else if (changes > 0 && !run.isPending) run.mutate();
        }}
      >
        <p className="font-medium">{macro.name}</p>
        {items.map((item) => (
          <ItemEffects key={item.ticket} item={item} isReplyShown={!prepared} />
        ))}
        {prepared ? (
          <>
            <TextField
              label={t("ui.macro.reply_to", { email: prepared.detail })}
              rows={6}
              value={reply}
              onChange={setReply}
            />
            <LeftNotice text={reply} onGo={select} />
          </>
        ) : null}
        <div className="flex justify-end">
          <ActionButton type="submit" look="primary" isDisabled={changes === 0} isPending={run.isPending}>
            {t("ui.macro.apply", { count: changes })}
          </ActionButton>
        </div>
      </ApiForm>
    </div>
  );
}

/** Enter does it, unless something is still to be filled in. */
function useFirstFocus(place: { current: HTMLElement | null }, left: { from: number; to: number } | undefined) {
  const first = useRef(left);
  useEffect(() => {
    const area = place.current?.querySelector("textarea");
    const button = place.current?.querySelector<HTMLButtonElement>("button[type=submit]");
    if (first.current && area) {
      area.focus();
      area.setSelectionRange(first.current.from, first.current.to);
    } else if (button && !button.disabled) {
      button.focus();
    }
  }, [place]);
}

function ItemEffects({ item, isReplyShown }: { item: MacroItem; isReplyShown: boolean }) {
  const t = useText();
  const shown = item.effects.filter(({ part }) => isReplyShown || part !== "reply");
  return (
    <section aria-label={`#${item.number}`} className="rounded-md border border-line px-3 py-2">
      <h3 className="text-sm font-medium wrap-anywhere">
        {item.number > 0 ? `#${item.number} ${item.subject}` : t("ui.bulk.unseen")}
      </h3>
      {item.code ? <p className="text-sm text-bad-ink">{whyRefused(t, item.code)}</p> : null}
      <ul className="text-sm">
        {shown.map((effect) => (
          <EffectLine key={effect.part} effect={effect} />
        ))}
      </ul>
    </section>
  );
}

function EffectLine({ effect }: { effect: MacroEffect }) {
  const t = useText();
  const { before, after } = useEffectWords()(effect);
  const isText = effect.part === "note" || effect.part === "reply";
  const refused = effect.effect === "refused" ? whyRefused(t, effect.code) : null;
  return (
    <li className="flex flex-wrap gap-x-2 py-0.5">
      <span className="text-muted">{t(partIds[effect.part])}:</span>
      {isText ? (
        <span className="min-w-0 flex-1 whitespace-pre-line wrap-anywhere">{effect.after}</span>
      ) : (
        <span className={effect.effect === "same" ? "text-muted" : "font-medium"}>
          {effect.effect === "same" ? t("ui.macro.same", { value: after }) : t("ui.bulk.changes", { before, after })}
        </span>
      )}
      {refused ? <span className="text-bad-ink">{refused}</span> : null}
    </li>
  );
}

/** Some were refused: which, and why. Nothing was done with them. */
function Refused({ items }: { items: MacroItem[] }) {
  const t = useText();
  return (
    <div className="flex flex-col gap-3">
      <Notice tone="bad">{t("ui.macro.some_refused", { count: items.length })}</Notice>
      {items.map((item) => (
        <ItemEffects key={item.ticket} item={item} isReplyShown />
      ))}
    </div>
  );
}
