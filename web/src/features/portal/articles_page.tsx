import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import { getPortalArticle, listPortalArticles } from "../../client/api.ts";
import { useFormat } from "../../texts/format.ts";
import { useText } from "../../texts/text.ts";
import { TextLink } from "../../ui/button.tsx";
import { SearchField } from "../../ui/field.tsx";
import { Page } from "../../ui/page.tsx";
import { PlainText } from "../../ui/plain_text.tsx";
import { Empty, Loaded } from "../../ui/states.tsx";

/** The articles that the desk wrote for its customers. */
export function ArticlesPage() {
  const t = useText();
  const [text, setText] = useState("");
  const articles = useQuery({
    queryKey: ["portal-articles", text],
    queryFn: () => listPortalArticles({ text: text || undefined }),
    placeholderData: keepPreviousData,
  });
  return (
    <Page title={t("ui.knowledge.portal")} width="text">
      <SearchField label={t("ui.knowledge.search")} value={text} onChange={setText} />
      <div className="mt-3">
        <Loaded query={articles}>
          {({ items }) =>
            items.length === 0 ? (
              <Empty title={text ? t("ui.knowledge.filtered") : t("ui.knowledge.none")} />
            ) : (
              <ul className="flex flex-col gap-2">
                {items.map(({ id, title }) => (
                  <li key={id}>
                    <TextLink href={`/portal/articles/${id}`}>{title}</TextLink>
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

/** One of them. */
export function PortalArticlePage() {
  const t = useText();
  const format = useFormat();
  const { article: id = "" } = useParams({ strict: false });
  const article = useQuery({ queryKey: ["portal-articles", "one", id], queryFn: () => getPortalArticle(id) });
  return (
    <Loaded query={article}>
      {({ title, body, updated_at }) => (
        <Page title={title} width="text" lead={t("ui.article.updated", { when: format.date(updated_at) })}>
          <PlainText text={body} />
        </Page>
      )}
    </Loaded>
  );
}
