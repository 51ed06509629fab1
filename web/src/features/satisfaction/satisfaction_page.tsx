import { useInfiniteQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { type AnswerView, listSatisfaction } from "../../client/api.ts";
import { useText } from "../../texts/text.ts";
import { options } from "../../texts/words.ts";
import { ActionButton, ButtonLink } from "../../ui/button.tsx";
import { TextField } from "../../ui/field.tsx";
import { Card, Page } from "../../ui/page.tsx";
import { SelectField } from "../../ui/select.tsx";
import { Empty, Loaded } from "../../ui/states.tsx";
import { useMay } from "../session/queries.ts";
import { AnswerCount, Answers } from "./answer_list.tsx";
import { TermsCard } from "./terms_card.tsx";
import { scoreIds } from "./words.ts";

const route = getRouteApi("/desk/satisfaction");
const any = "any";

/** What customers thought of how their requests were resolved, over some days; and when the desk asks. */
export function SatisfactionPage() {
  const t = useText();
  const { from, to, score, customer } = route.useSearch();
  const navigate = route.useNavigate();
  const mayManage = useMay("desk_manage");
  const asked = {
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
    ...(score ? { score: score as AnswerView["score"] } : {}),
    ...(customer ? { customer_id: customer } : {}),
  };
  const answers = useInfiniteQuery({
    queryKey: ["satisfaction", "pages", asked],
    queryFn: ({ pageParam }) => listSatisfaction({ ...asked, ...(pageParam ? { cursor: pageParam } : {}) }),
    initialPageParam: "",
    getNextPageParam: (last) => last.next ?? undefined,
  });
  const set = (name: "from" | "to" | "score") => (value: string) =>
    navigate({
      search: (search) => ({ ...search, [name]: value && value !== any ? value : undefined }),
      replace: true,
    });
  const days = new URLSearchParams({ ...(from ? { from } : {}), ...(to ? { to } : {}) });
  const file = `/api/v1/satisfaction.csv?${days}`;
  return (
    <Page
      title={t("ui.satisfaction.title")}
      lead={t("ui.satisfaction.lead")}
      actions={
        <ButtonLink href={file} download>
          {t("ui.satisfaction.csv")}
        </ButtonLink>
      }
    >
      <Loaded query={answers}>
        {({ pages }) => (
          <div className="flex flex-col gap-4">
            <div className="grid max-w-2xl gap-3 sm:grid-cols-3">
              <TextField
                type="date"
                label={t("ui.review.from")}
                value={from ?? pages[0]?.from ?? ""}
                onChange={set("from")}
              />
              <TextField type="date" label={t("ui.review.to")} value={to ?? pages[0]?.to ?? ""} onChange={set("to")} />
              <SelectField
                label={t("ui.satisfaction.score")}
                value={score ?? any}
                onChange={set("score")}
                options={[{ id: any, name: t("ui.satisfaction.any") }, ...options(t, scoreIds)]}
              />
            </div>
            <Card title={t("ui.satisfaction.answers")}>
              {pages[0] ? <AnswerCount count={pages[0].count} /> : null}
              {pages.every(({ items }) => items.length === 0) ? (
                <Empty title={t("ui.satisfaction.none")} hint={t("ui.satisfaction.none_hint")} />
              ) : (
                <Answers items={pages.flatMap(({ items }) => items)} />
              )}
              {answers.hasNextPage ? (
                <ActionButton isPending={answers.isFetchingNextPage} onPress={() => answers.fetchNextPage()}>
                  {t("ui.satisfaction.more")}
                </ActionButton>
              ) : null}
            </Card>
          </div>
        )}
      </Loaded>
      <div className="mt-4">
        <TermsCard isReadOnly={!mayManage} />
      </div>
    </Page>
  );
}
