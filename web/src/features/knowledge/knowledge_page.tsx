import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { listArticles } from "../../client/api.ts";
import { useFormat } from "../../texts/format.ts";
import { useText } from "../../texts/text.ts";
import { word } from "../../texts/words.ts";
import { ButtonLink, TextLink } from "../../ui/button.tsx";
import { Chip } from "../../ui/chip.tsx";
import { SearchField } from "../../ui/field.tsx";
import { Page } from "../../ui/page.tsx";
import { Empty, Loaded } from "../../ui/states.tsx";
import { useMay } from "../session/queries.ts";
import { articleStateIds, articleTones, audienceIds } from "./words.ts";

const route = getRouteApi("/desk/knowledge");
const typingPause = 250;

/** The articles, last touched first, or those with the words that are looked for. */
export function KnowledgePage() {
  const t = useText();
  const format = useFormat();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const mayWrite = useMay("knowledge_write");
  const [text, setText] = useState(search.text ?? "");
  useEffect(() => {
    const timer = setTimeout(() => navigate({ search: { text: text || undefined }, replace: true }), typingPause);
    return () => clearTimeout(timer);
  }, [text, navigate]);
  const articles = useQuery({
    queryKey: ["articles", { text: search.text ?? "" }],
    queryFn: () => listArticles({ text: search.text }),
    placeholderData: keepPreviousData,
  });
  return (
    <Page
      title={t("ui.knowledge.title")}
      width="text"
      actions={
        mayWrite ? (
          <ButtonLink look="primary" href="/knowledge/new">
            {t("ui.article.new")}
          </ButtonLink>
        ) : null
      }
    >
      <SearchField label={t("ui.knowledge.search")} value={text} onChange={setText} />
      <div className="mt-3 rounded-lg border border-line bg-surface px-4">
        <Loaded query={articles}>
          {({ items }) =>
            items.length === 0 ? (
              <Empty title={search.text ? t("ui.knowledge.filtered") : t("ui.knowledge.none")} />
            ) : (
              <ul className="divide-y divide-line">
                {items.map((article) => (
                  <li key={article.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2">
                    <span className="min-w-0 flex-1">
                      <TextLink href={`/knowledge/${article.id}`}>{article.title}</TextLink>
                    </span>
                    <span className="text-sm text-muted">{format.date(article.updated_at)}</span>
                    <Chip>{word(t, audienceIds, article.audience)}</Chip>
                    <Chip tone={articleTones[article.state]}>{word(t, articleStateIds, article.state)}</Chip>
                  </li>
                ))}
              </ul>
            )
          }
        </Loaded>
      </div>
    </Page>
  );
}
