import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { type GuideRequest, guidePortalRequest } from "../../client/api.ts";
import { useFormat } from "../../texts/format.ts";
import { useText } from "../../texts/text.ts";
import { TextLink } from "../../ui/button.tsx";
import { Card } from "../../ui/page.tsx";

/** How long nothing is typed before the guide looks again. */
const pause = 400;

function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), pause);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}

/** What may spare the request, and what the customer gets when it is sent: by when we answer, in which hours, the price. */
export function RequestGuide({ draft }: { draft: GuideRequest }) {
  const t = useText();
  const format = useFormat();
  const key = useSettled(JSON.stringify(draft));
  const guide = useQuery({
    queryKey: ["portal", "guide", key],
    queryFn: () => guidePortalRequest(JSON.parse(key) as GuideRequest),
    placeholderData: keepPreviousData,
  });
  const { articles = [], issues = [], promises = [] } = guide.data ?? {};
  return (
    <div aria-live="polite" className="flex min-w-0 flex-col gap-4 wrap-anywhere">
      {issues.length > 0 ? (
        <Card title={t("portal.guide.issues")}>
          <ul className="flex flex-col gap-3">
            {issues.map((issue) => (
              <li key={issue.title + issue.published_at}>
                <p className="font-medium">{issue.title}</p>
                <p className="whitespace-pre-line wrap-anywhere">{issue.text}</p>
                <p className="text-sm text-muted">{format.dateTime(issue.published_at)}</p>
              </li>
            ))}
          </ul>
        </Card>
      ) : null}
      {articles.length > 0 ? (
        <Card title={t("portal.guide.articles")}>
          <ul className="flex flex-col gap-2">
            {articles.map((article) => (
              <li key={article.id}>
                <TextLink href={`/portal/articles/${article.id}`} target="_blank">
                  {article.title}
                </TextLink>
              </li>
            ))}
          </ul>
        </Card>
      ) : null}
      <Card title={t("portal.guide.promises")}>
        {promises.length > 0 ? (
          <ul className="flex list-disc flex-col gap-1 pl-5">
            {promises.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        ) : (
          <p className="text-muted">{t("portal.guide.no_promises")}</p>
        )}
      </Card>
    </div>
  );
}
