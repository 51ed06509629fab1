import { useQuery } from "@tanstack/react-query";
import { type MergePreview, previewMerge } from "../../client/api.ts";
import { useFormat } from "../../texts/format.ts";
import { useText } from "../../texts/text.ts";
import { stateIds, word } from "../../texts/words.ts";
import { Notice } from "../../ui/notice.tsx";
import { Loaded } from "../../ui/states.tsx";
import { clockIds } from "../clocks/words.ts";
import { partIds } from "./words.ts";

export const previewQuery = (source: string, into: string) => ({
  queryKey: ["ticket", source, "merge", into],
  queryFn: () => previewMerge(source, { into }),
});

/** What a merge would move, before it is made. */
export function MergePreviewCard({ source, into }: { source: string; into: string }) {
  const preview = useQuery(previewQuery(source, into));
  return <Loaded query={preview}>{(data) => <Preview preview={data} />}</Loaded>;
}

function Preview({ preview }: { preview: MergePreview }) {
  const t = useText();
  const format = useFormat();
  const { source, survivor, parts, clocks } = preview;
  return (
    <section
      aria-label={t("ui.join.preview")}
      className="flex flex-col gap-2 rounded-lg border border-line bg-sunken p-3"
    >
      <p>{t("ui.join.goes", { source: source.number, survivor: survivor.number })}</p>
      <ul className="list-disc pl-5 text-sm">
        {parts.map(({ part, count }) => (
          <li key={part}>{t(partIds[part], { count })}</li>
        ))}
        {clocks.map(({ kind, stands, promised_at }) => (
          <li key={kind}>
            {t("ui.join.clock", {
              clock: word(t, clockIds, kind),
              number: stands === "sources" ? source.number : survivor.number,
              time: format.dateTime(promised_at),
            })}
          </li>
        ))}
        <li>{t("ui.join.state", { number: survivor.number, state: word(t, stateIds, preview.state_after) })}</li>
        <li>{t("ui.join.mails", { number: survivor.number })}</li>
      </ul>
      {preview.customers_differ ? (
        <Notice tone="warn">
          {t("ui.join.customers", { source: preview.source_customer, survivor: preview.survivor_customer })}
        </Notice>
      ) : null}
      {parts.some(({ part }) => part === "company") ? <Notice tone="warn">{t("ui.join.companies")}</Notice> : null}
    </section>
  );
}
