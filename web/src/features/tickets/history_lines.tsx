import { useFormat } from "../../texts/format.ts";
import { useText } from "../../texts/text.ts";
import { Unfold } from "../../ui/disclosure.tsx";
import { useSaying } from "./history.ts";
import type { Entry } from "./history_rules.ts";

const shownAtOnce = 2;

/** What happened between two messages; more than a few lines fold into their number. */
export function HistoryLines({ entries }: { entries: Entry[] }) {
  const t = useText();
  if (entries.length === 0) return null;
  if (entries.length <= shownAtOnce) return <Lines entries={entries} />;
  return (
    <div className="px-4">
      <Unfold label={t("ui.history.count", { count: entries.length })}>
        <Lines entries={entries} />
      </Unfold>
    </div>
  );
}

function Lines({ entries }: { entries: Entry[] }) {
  const format = useFormat();
  const say = useSaying();
  return (
    <ul className="flex flex-col gap-0.5 px-4 text-sm text-muted">
      {entries.map((entry) => (
        <li key={entry.id} className="flex flex-wrap gap-x-2">
          <span className="min-w-0 flex-1 wrap-anywhere">{say(entry)}</span>
          <time dateTime={entry.at}>{format.dateTime(entry.at)}</time>
        </li>
      ))}
    </ul>
  );
}
