import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useState } from "react";
import type { Article } from "../../client/api.ts";
import { useFormat } from "../../texts/format.ts";
import { useLanguage } from "../../texts/language.tsx";
import { useText } from "../../texts/text.ts";
import { word } from "../../texts/words.ts";
import { ActionButton } from "../../ui/button.tsx";
import { Chip } from "../../ui/chip.tsx";
import { Unfold } from "../../ui/disclosure.tsx";
import { Card, Page } from "../../ui/page.tsx";
import { PlainText } from "../../ui/plain_text.tsx";
import { Loaded } from "../../ui/states.tsx";
import { useMay } from "../session/queries.ts";
import { ArticleForm } from "./article_form.tsx";
import { articleQuery, versionsQuery } from "./queries.ts";
import { articleStateIds, articleTones, audienceIds } from "./words.ts";

const route = getRouteApi("/desk/knowledge/$article");

export function ArticlePage() {
  const { article } = route.useParams();
  const query = useQuery(articleQuery(article));
  return <Loaded query={query}>{(data) => <Screen article={data} />}</Loaded>;
}

/** A new article. */
export function NewArticlePage() {
  const t = useText();
  return (
    <Page title={t("ui.article.new")} width="text">
      <ArticleForm />
    </Page>
  );
}

function Screen({ article }: { article: Article }) {
  const t = useText();
  const format = useFormat();
  const { language } = useLanguage();
  const mayWrite = useMay("knowledge_write");
  const [isEditing, setEditing] = useState(false);
  const title = (language === "cs" ? article.title_cs : article.title_en) || article.title_cs || article.title_en;
  return (
    <Page
      title={title}
      width="text"
      lead={
        <span className="flex flex-wrap items-center gap-2 text-sm">
          <Chip tone={articleTones[article.state]}>{word(t, articleStateIds, article.state)}</Chip>
          <Chip>{word(t, audienceIds, article.audience)}</Chip>
          {t("ui.article.signed", { name: article.updated_by, when: format.dateTime(article.updated_at) })}
          {article.review_by ? <span>{t("ui.article.review", { when: format.date(article.review_by) })}</span> : null}
        </span>
      }
      actions={
        mayWrite && !isEditing ? (
          <ActionButton onPress={() => setEditing(true)}>{t("ui.article.edit")}</ActionButton>
        ) : null
      }
    >
      {isEditing ? <ArticleForm article={article} onDone={() => setEditing(false)} /> : <Texts article={article} />}
      <Versions id={article.id} />
    </Page>
  );
}

function Texts({ article }: { article: Article }) {
  return (
    <div className="flex flex-col gap-4">
      {article.title_cs ? (
        <div lang="cs">
          <Card title={article.title_cs}>
            <PlainText text={article.body_cs} />
          </Card>
        </div>
      ) : null}
      {article.title_en ? (
        <div lang="en">
          <Card title={article.title_en}>
            <PlainText text={article.body_en} />
          </Card>
        </div>
      ) : null}
    </div>
  );
}

function Versions({ id }: { id: string }) {
  const t = useText();
  const format = useFormat();
  const versions = useQuery(versionsQuery(id));
  return (
    <Unfold label={t("ui.article.versions")}>
      <Loaded query={versions}>
        {({ items }) => (
          <ol className="mt-2 flex flex-col gap-2">
            {items.map((each) => (
              <li key={each.version}>
                <p>
                  {t("ui.article.version", {
                    number: each.version,
                    name: each.written_by,
                    when: format.dateTime(each.written_at),
                  })}{" "}
                  · {each.title_cs || each.title_en}
                </p>
                <PlainText text={each.body_cs || each.body_en} />
              </li>
            ))}
          </ol>
        )}
      </Loaded>
    </Unfold>
  );
}
