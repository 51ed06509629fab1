import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type Article, type ArticleRequest, changeArticle, writeArticle } from "../../client/api.ts";
import { ifMatch } from "../../client/http.ts";
import { useText } from "../../texts/text.ts";
import { kindIds, options } from "../../texts/words.ts";
import { ApiForm, type FormValues } from "../../ui/api_form.tsx";
import { ActionButton } from "../../ui/button.tsx";
import { TextField } from "../../ui/field.tsx";
import { SelectField } from "../../ui/select.tsx";
import { agentsQuery } from "../session/queries.ts";
import { useServices } from "../tickets/services.ts";
import { articleStateIds, audienceIds } from "./words.ts";

const any = "any";

/** The date of a form field as the API's instant, and back. */
const dayOf = (time: string | null | undefined) => time?.slice(0, 10) ?? "";
const timeOf = (day: string) => (day ? `${day}T00:00:00Z` : undefined);

function requestOf(form: FormValues): ArticleRequest {
  const chosen = (name: string) => (form.text(name) === any ? "" : form.text(name));
  return {
    state: form.text("state") as ArticleRequest["state"],
    audience: form.text("audience") as ArticleRequest["audience"],
    title_cs: form.text("title_cs").trim(),
    body_cs: form.text("body_cs").trim(),
    title_en: form.text("title_en").trim(),
    body_en: form.text("body_en").trim(),
    service: chosen("service"),
    kind: chosen("kind"),
    area: form.text("area").trim(),
    owner_id: chosen("owner_id") || undefined,
    review_by: timeOf(form.text("review_by")),
  };
}

interface Props {
  article?: Article;
  onDone?: () => void;
}

/** Writes an article, or the next version of one. */
export function ArticleForm({ article, onDone }: Props) {
  const t = useText();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const save = useMutation({
    mutationFn: (values: ArticleRequest) =>
      article ? changeArticle(article.id, values, ifMatch(article.version)) : writeArticle(values),
    onSuccess: (saved) => {
      queryClient.invalidateQueries({ queryKey: ["articles"] });
      queryClient.invalidateQueries({ queryKey: ["similar"] });
      if (article) onDone?.();
      else navigate({ to: "/knowledge/$article", params: { article: saved.id } });
    },
  });
  return (
    <ApiForm label={t("ui.article.edit")} error={save.error} onSubmit={(form) => save.mutate(requestOf(form))}>
      <TextField name="title_cs" label={t("ui.article.title_cs")} defaultValue={article?.title_cs} />
      <TextField name="body_cs" label={t("ui.article.body_cs")} rows={8} defaultValue={article?.body_cs} />
      <TextField name="title_en" label={t("ui.article.title_en")} defaultValue={article?.title_en} />
      <TextField name="body_en" label={t("ui.article.body_en")} rows={8} defaultValue={article?.body_en} />
      <About article={article} />
      <div className="flex justify-end gap-2">
        {onDone ? <ActionButton onPress={onDone}>{t("ui.common.cancel")}</ActionButton> : null}
        <ActionButton type="submit" look="primary" isPending={save.isPending}>
          {t("ui.common.save")}
        </ActionButton>
      </div>
    </ApiForm>
  );
}

/** For whom it is, what it is about, and who looks after it. */
function About({ article }: { article?: Article }) {
  const t = useText();
  const services = useServices();
  const agents = useQuery(agentsQuery);
  const anything = { id: any, name: t("ui.article.any") };
  return (
    <div className="grid grid-cols-2 gap-3 sm:grid-cols-3">
      <SelectField
        name="state"
        label={t("ui.article.state")}
        defaultValue={article?.state ?? "draft"}
        options={options(t, articleStateIds)}
      />
      <SelectField
        name="audience"
        label={t("ui.article.audience")}
        defaultValue={article?.audience ?? "internal"}
        options={options(t, audienceIds)}
      />
      <SelectField
        name="service"
        label={t("ui.ticket.service")}
        defaultValue={article?.service || any}
        options={[anything, ...services.choices]}
      />
      <SelectField
        name="kind"
        label={t("ui.ticket.kind")}
        defaultValue={article?.kind || any}
        options={[anything, ...options(t, kindIds)]}
      />
      <TextField name="area" label={t("ui.ticket.area")} defaultValue={article?.area} />
      <SelectField
        name="owner_id"
        label={t("ui.article.owner")}
        defaultValue={article?.owner_id ?? any}
        options={[{ id: any, name: t("ui.queue.nobody") }, ...(agents.data?.items ?? [])]}
      />
      <TextField
        name="review_by"
        type="date"
        label={t("ui.article.review_by")}
        defaultValue={dayOf(article?.review_by)}
      />
    </div>
  );
}
