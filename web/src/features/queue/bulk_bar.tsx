import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import {
  type BulkAction,
  type BulkItem,
  type BulkRequest,
  type BulkResult,
  changeMatching,
  changeTickets,
  countTickets,
  type Severity,
  type UndoItem,
  undoChanges,
} from "../../client/api.ts";
import { useFormat } from "../../texts/format.ts";
import { useText } from "../../texts/text.ts";
import { options, severityIds, word } from "../../texts/words.ts";
import { ApiForm } from "../../ui/api_form.tsx";
import { ActionButton } from "../../ui/button.tsx";
import { ModalDialog } from "../../ui/dialog.tsx";
import { TextField } from "../../ui/field.tsx";
import { Notice } from "../../ui/notice.tsx";
import { SelectField } from "../../ui/select.tsx";
import { offerUndo, tell } from "../../ui/undo.tsx";
import { useCommand } from "../commands/commands.ts";
import { MacroAction } from "../macros/macro_command.tsx";
import { agentsQuery } from "../session/queries.ts";
import { presetTime } from "../tickets/snooze_times.ts";

const limit = 100;
const nobody = "nobody";

interface Props {
  chosen: string[];
  /** How many rows are shown. */
  shown: number;
  /** The search of the list. */
  q: string;
  onChooseShown: () => void;
  onClear: () => void;
}

/** What can be done with the chosen requests together. */
export function BulkBar({ chosen, shown, q, onChooseShown, onClear: forget }: Props) {
  const t = useText();
  const [action, setAction] = useState<BulkAction | null>(null);
  const [matching, setMatching] = useState<Matching | null>(null);
  // Another list, or another choice, is another intention.
  const all = matching?.q === q && matching.of === chosen.length ? matching : null;
  const count = all?.expected ?? chosen.length;
  const isOn = count > 0 && (all !== null || count <= limit);
  const onClear = () => {
    setMatching(null);
    forget();
  };
  const group = "queue" as const;
  const command = (id: BulkAction, name: string, keys: string) =>
    isOn ? { id: `bulk.${id}`, group, name, keys, run: () => setAction(id) } : null;
  useCommand(command("assign", t("ui.bulk.assign"), "a"));
  useCommand(command("severity", t("ui.bulk.severity"), "p"));
  useCommand(command("snooze", t("ui.bulk.snooze"), "z"));
  if (count === 0) return null;
  const target: Target = all ? { q, expected: all.expected } : { tickets: chosen };
  return (
    <section
      aria-label={t("ui.bulk.label")}
      data-bar=""
      className="sticky bottom-3 z-30 mt-3 flex flex-wrap items-center gap-2 rounded-lg border border-line-strong bg-raised px-4 py-2 shadow-lg"
    >
      <span className="flex-1 font-medium">{t(all ? "ui.bulk.all_chosen" : "ui.bulk.chosen", { count })}</span>
      {chosen.length < shown ? (
        <ActionButton size="small" look="quiet" onPress={onChooseShown}>
          {t("ui.bulk.choose_shown", { count: shown })}
        </ActionButton>
      ) : null}
      {all || chosen.length < shown ? null : <AllMatching q={q} chosen={chosen.length} onChoose={setMatching} />}
      {isOn ? null : <span className="text-sm text-muted">{t("ui.bulk.too_many", { limit })}</span>}
      <ActionButton size="small" isDisabled={!isOn} onPress={() => setAction("assign")}>
        {t("ui.bulk.assign")}
      </ActionButton>
      <ActionButton size="small" isDisabled={!isOn} onPress={() => setAction("severity")}>
        {t("ui.bulk.severity")}
      </ActionButton>
      <ActionButton size="small" isDisabled={!isOn} onPress={() => setAction("snooze")}>
        {t("ui.bulk.snooze")}
      </ActionButton>
      <MacroAction tickets={chosen} group="queue" size="small" isDisabled={!isOn || all !== null} onDone={onClear} />
      <ActionButton size="small" look="quiet" onPress={onClear}>
        {t("ui.bulk.clear")}
      </ActionButton>
      <ModalDialog
        title={t(`ui.bulk.${action ?? "assign"}`)}
        isOpen={action !== null}
        onClose={() => setAction(null)}
        width="wide"
      >
        {action ? (
          <BulkForm
            action={action}
            target={target}
            onDone={() => {
              setAction(null);
              onClear();
            }}
          />
        ) : null}
      </ModalDialog>
    </section>
  );
}

/** Everything that a search lets through: as many as the person was told, chosen when so many rows were. */
interface Matching {
  q: string;
  expected: number;
  of: number;
}

type Target = { tickets: string[] } | { q: string; expected: number };
type Change = Omit<BulkRequest, "tickets" | "preview">;

const send = (target: Target, change: Change, preview?: boolean) =>
  "tickets" in target
    ? changeTickets({ ...change, tickets: target.tickets, preview })
    : changeMatching({ ...change, ...target, preview });

interface AllProps {
  q: string;
  chosen: number;
  onChoose: (matching: Matching) => void;
}

/** Offers what is not on the screen, too, and says how many that is. */
function AllMatching({ q, chosen, onChoose }: AllProps) {
  const t = useText();
  const { data } = useQuery({ queryKey: ["tickets", "count", q], queryFn: () => countTickets({ q: q || undefined }) });
  if (!data || data.count <= chosen) return null;
  const { count, max, is_more } = data;
  if (is_more) return <span className="text-sm text-muted">{t("ui.bulk.all_too_many", { count: max })}</span>;
  return (
    <ActionButton size="small" look="quiet" onPress={() => onChoose({ q, expected: count, of: chosen })}>
      {t("ui.bulk.choose_all", { count })}
    </ActionButton>
  );
}

/** What takes back what was done, for those that nobody has changed since. */
function undoItems(action: BulkAction, items: BulkItem[]): UndoItem[] {
  return items
    .filter(({ effect }) => effect === "changes")
    .map(({ ticket, version, before, after, before_id }) => ({
      ticket,
      version,
      assignee_id: before_id,
      severity: action === "severity" ? (before as Severity) : null,
      until: action === "snooze" && before ? before : null,
      after: action === "snooze" ? after : null,
    }));
}

/** First what it is changed to, then what that does with each request, then it is done. */
function BulkForm({ action, target, onDone }: { action: BulkAction; target: Target; onDone: () => void }) {
  const t = useText();
  const queryClient = useQueryClient();
  const [wanted, setWanted] = useState<Change | null>(null);
  const preview = useMutation({ mutationFn: (change: Change) => send(target, change, true) });
  const changed = () => {
    queryClient.invalidateQueries({ queryKey: ["tickets"] });
    queryClient.invalidateQueries({ queryKey: ["ticket"] });
  };
  const takeBack = async (undone: BulkAction, items: UndoItem[]) => {
    try {
      const { items: back } = await undoChanges({ action: undone, items });
      const kept = back.filter(({ effect }) => effect === "refused");
      const count = back.length - kept.length;
      tell(kept.length > 0 ? t("ui.bulk.undone_some", { count, ...named(kept) }) : t("ui.bulk.undone", { count }));
    } catch {
      tell(t("ui.bulk.undo_failed"));
    } finally {
      changed();
    }
  };
  const apply = useMutation({
    mutationFn: (change: Change) => send(target, change),
    onSuccess: ({ items }, change) => {
      changed();
      const back = undoItems(change.action, items);
      if (back.length > 0) offerUndo(t("ui.bulk.done", { count: back.length }), () => takeBack(change.action, back));
      if (items.every(({ effect }) => effect !== "refused")) onDone();
    },
  });
  const look = (value: Partial<Change>) => {
    const change = { action, ...value };
    setWanted(change);
    preview.mutate(change);
  };
  if (apply.data) return <Refused result={apply.data} onDone={onDone} />;
  const changes = preview.data?.items.filter(({ effect }) => effect === "changes").length ?? 0;
  return (
    <ApiForm
      label={t(`ui.bulk.${action}`)}
      error={preview.error ?? apply.error}
      onSubmit={() => wanted && apply.mutate(wanted)}
    >
      <Value action={action} onChange={look} />
      {preview.data ? <Effects items={preview.data.items} action={action} /> : null}
      <div className="flex justify-end">
        <ActionButton
          type="submit"
          look="primary"
          isDisabled={changes === 0 || preview.isPending}
          isPending={apply.isPending}
        >
          {t("ui.bulk.apply", { count: changes })}
        </ActionButton>
      </div>
    </ApiForm>
  );
}

function Value({ action, onChange }: { action: BulkAction; onChange: (value: Partial<Change>) => void }) {
  const t = useText();
  const agents = useQuery(agentsQuery);
  if (action === "severity")
    return (
      <SelectField
        label={t("ui.ticket.severity")}
        options={options(t, severityIds)}
        onChange={(severity) => onChange({ severity: severity as Severity })}
      />
    );
  if (action === "snooze") return <UntilField onChange={onChange} />;
  return (
    <SelectField
      label={t("ui.ticket.assignee")}
      options={[{ id: nobody, name: t("ui.queue.nobody") }, ...(agents.data?.items ?? [])]}
      onChange={(id) => onChange(id === nobody ? { action: "release" } : { assignee_id: id })}
    />
  );
}

/** As a field for a local time wants it. */
function localTime(time: Date) {
  return new Date(time.getTime() - time.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

function UntilField({ onChange }: { onChange: (value: Partial<Change>) => void }) {
  const t = useText();
  const [until, setUntil] = useState(() => localTime(presetTime("tomorrow", new Date())));
  return (
    <div className="flex flex-wrap items-end gap-2">
      <TextField type="datetime-local" name="until" label={t("ui.bulk.until")} value={until} onChange={setUntil} />
      <ActionButton isDisabled={until === ""} onPress={() => onChange({ until: new Date(until).toISOString() })}>
        {t("ui.bulk.look")}
      </ActionButton>
    </div>
  );
}

const effectIds = { changes: "ui.bulk.changes", same: "ui.bulk.same", refused: "ui.bulk.refused" };
const codeIds: Record<string, string> = {
  "ticket-finished": "ui.bulk.finished",
  "not-found": "ui.bulk.not_found",
  stale: "ui.bulk.stale",
  "not-reached": "ui.bulk.not_reached",
};

/** The first of them by their numbers, and how many more there are. */
function named(items: BulkItem[]) {
  const most = 10;
  const numbers = items.map(({ number }) => (number > 0 ? `#${number}` : "?")).slice(0, most);
  return { numbers: numbers.join(", "), more: Math.max(0, items.length - most) };
}

const shownMax = 50;
const ranks = { refused: 0, changes: 1, same: 2 };

/** How many of many change and how many do not; which, for the first of them, what does not go before all else. */
function Effects({ items, action }: { items: BulkItem[]; action: BulkAction }) {
  const t = useText();
  const format = useFormat();
  const shown = (value: string) => {
    if (value === "") return t("ui.bulk.none");
    if (action === "severity") return word(t, severityIds, value as Severity);
    return action === "snooze" ? format.dateTime(value) : value;
  };
  const count = (effect: BulkItem["effect"]) => items.filter((item) => item.effect === effect).length;
  const rows = items.toSorted((a, b) => ranks[a.effect] - ranks[b.effect]).slice(0, shownMax);
  return (
    <>
      <p>
        {t("ui.bulk.summary", { changes: count("changes"), same: count("same"), refused: count("refused") })}
        {rows.length < items.length ? ` ${t("ui.bulk.first_shown", { count: rows.length })}` : null}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys */}
      <section className="max-h-80 overflow-y-auto" tabIndex={0} aria-label={t("ui.bulk.effects")}>
        <table className="w-full text-sm">
          <caption className="sr-only">{t("ui.bulk.effects")}</caption>
          <thead className="text-left text-muted">
            <tr>
              <th className="py-1 pr-3 font-medium">{t("ui.bulk.request")}</th>
              <th className="py-1 font-medium">{t("ui.bulk.effects")}</th>
            </tr>
          </thead>
          <tbody className="divide-y divide-line">
            {rows.map((item) => (
              <tr key={item.ticket}>
                <td className="py-1 pr-3">
                  {item.number > 0 ? `#${item.number} ${item.subject}` : t("ui.bulk.unseen")}
                </td>
                <td className="py-1">
                  {t(effectIds[item.effect], { before: shown(item.before), after: shown(item.after) })}
                  {item.effect === "refused" ? ` ${t(codeIds[item.code] ?? "ui.bulk.stale")}` : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}

/** Some were refused: which, and why. */
function Refused({ result, onDone }: { result: BulkResult; onDone: () => void }) {
  const t = useText();
  const refused = result.items.filter(({ effect }) => effect === "refused");
  return (
    <div className="flex flex-col gap-3">
      <Notice tone="bad">{t("ui.bulk.some_refused", { count: refused.length })}</Notice>
      <Effects items={refused} action="release" />
      <div className="flex justify-end">
        <ActionButton onPress={onDone}>{t("ui.common.close")}</ActionButton>
      </div>
    </div>
  );
}
