import { useQuery } from "@tanstack/react-query";
import { getPortalProgress } from "../../client/api.ts";
import { useFormat } from "../../texts/format.ts";
import { useText } from "../../texts/text.ts";

const refresh = 30_000;

/** By when we owe an answer, and, where the desk lets its customers see it, since when our provider works on it. */
export function RequestProgress({ id }: { id: string }) {
  const t = useText();
  const format = useFormat();
  const progress = useQuery({
    queryKey: ["portal", "progress", id],
    queryFn: () => getPortalProgress(id),
    refetchInterval: refresh,
  });
  const { answer_by, with_provider_since, provider_answer_by } = progress.data ?? {};
  if (!answer_by && !with_provider_since) return null;
  return (
    <div className="mb-4 rounded-lg border border-line bg-sunken px-4 py-2">
      {answer_by ? <p>{t("portal.progress.answer_by", { time: format.dateTime(answer_by) })}</p> : null}
      {with_provider_since ? (
        <p>
          {provider_answer_by
            ? t("portal.progress.provider_due", {
                since: format.dateTime(with_provider_since),
                due: format.dateTime(provider_answer_by),
              })
            : t("portal.progress.provider", { since: format.dateTime(with_provider_since) })}
        </p>
      ) : null}
    </div>
  );
}
