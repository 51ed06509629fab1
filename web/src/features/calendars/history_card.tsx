import { useQuery } from "@tanstack/react-query";
import { useFormat } from "../../texts/format.ts";
import { useText } from "../../texts/text.ts";
import { word } from "../../texts/words.ts";
import { Card } from "../../ui/page.tsx";
import { Loaded } from "../../ui/states.tsx";
import { revisionsQuery } from "./queries.ts";
import { causeIds } from "./words.ts";

/** Who changed the calendar when, and how. What was counted before stays as it was. */
export function HistoryCard({ id }: { id: string }) {
  const t = useText();
  const format = useFormat();
  const revisions = useQuery(revisionsQuery(id));
  return (
    <Card title={t("ui.calendar.history")}>
      <Loaded query={revisions}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="text-muted">{t("ui.calendar.no_history")}</p>
          ) : (
            <ol className="flex flex-col gap-2 text-sm">
              {items.map(({ number, cause, made_by, began_at, changes }) => (
                <li key={number}>
                  <span className="font-medium">{word(t, causeIds, cause)}</span>{" "}
                  <span className="text-muted">
                    {new Date(began_at).getTime() > 0 ? `${format.dateTime(began_at)} · ` : ""}
                    {made_by}
                  </span>
                  {changes.map((change) => (
                    <div key={change}>{change}</div>
                  ))}
                </li>
              ))}
            </ol>
          )
        }
      </Loaded>
    </Card>
  );
}
