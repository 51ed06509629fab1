import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { listTickets } from "../../client/api.ts";
import { useText } from "../../texts/text.ts";
import { options, stateIds } from "../../texts/words.ts";
import { ActionButton, ButtonLink } from "../../ui/button.tsx";
import { SearchField } from "../../ui/field.tsx";
import { Page } from "../../ui/page.tsx";
import { ProblemNotice } from "../../ui/problem_notice.tsx";
import { SelectField } from "../../ui/select.tsx";
import { Empty, Skeleton } from "../../ui/states.tsx";
import { agentsQuery, useSession } from "../session/queries.ts";
import { hasDueOrder, isFiltered, type QueueSearch } from "./queue_search.ts";
import { TicketList } from "./ticket_list.tsx";

const route = getRouteApi("/desk/queue");
const pageSize = 50;
const refresh = 20_000;
const typingPause = 250;

function useTickets(search: QueueSearch) {
  return useInfiniteQuery({
    queryKey: ["tickets", search],
    queryFn: ({ pageParam }) => {
      const state = search.state === "all" ? undefined : (search.state ?? "open");
      const order = hasDueOrder(search) ? (search.order ?? "due") : "updated";
      return listTickets({ ...search, state, order, cursor: pageParam, limit: pageSize });
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
    refetchInterval: refresh,
  });
}

export function QueuePage() {
  const t = useText();
  const search = route.useSearch();
  const tickets = useTickets(search);
  const rows = tickets.data?.pages.flatMap((page) => page.items);
  return (
    <Page
      title={t("ui.queue.title")}
      actions={
        <ButtonLink href="/tickets/new" look="primary">
          {t("ui.queue.new")}
        </ButtonLink>
      }
    >
      <Filters search={search} />
      <ProblemNotice problem={tickets.error?.problem} />
      <div className="mt-3 rounded-lg border border-line bg-surface">
        {rows === undefined ? tickets.isPending ? <Skeleton rows={8} /> : null : null}
        {rows && rows.length > 0 ? <TicketList label={t("ui.queue.title")} rows={rows} /> : null}
        {rows?.length === 0 ? <NothingHere search={search} /> : null}
      </div>
      {tickets.hasNextPage ? (
        <div className="mt-3 flex justify-center">
          <ActionButton onPress={() => tickets.fetchNextPage()} isPending={tickets.isFetchingNextPage}>
            {t("ui.common.more")}
          </ActionButton>
        </div>
      ) : null}
    </Page>
  );
}

function Filters({ search }: { search: QueueSearch }) {
  const t = useText();
  const session = useSession();
  const navigate = route.useNavigate();
  const agents = useQuery(agentsQuery);
  const [text, setText] = useState(search.text ?? "");
  useEffect(() => setText(search.text ?? ""), [search.text]);
  useEffect(() => {
    if (text === (search.text ?? "")) return;
    const timer = setTimeout(() => {
      navigate({ search: (old) => ({ ...old, text: text || undefined }), replace: true });
    }, typingPause);
    return () => clearTimeout(timer);
  }, [text, search.text, navigate]);
  const others = (agents.data?.items ?? []).filter((agent) => agent.id !== session?.person_id);
  return (
    <div className="flex flex-wrap items-end gap-2">
      <SearchField label={t("ui.queue.search")} value={text} onChange={setText} />
      <div className="w-56">
        <SelectField
          label={t("ui.queue.state")}
          bare
          value={search.state ?? "open"}
          options={[
            { id: "open", name: t("ui.queue.unfinished") },
            ...options(t, stateIds).filter(({ id }) => id !== "open"),
            { id: "all", name: t("ui.queue.all_states") },
          ]}
          onChange={(state) => navigate({ search: (old) => ({ ...old, state: state === "open" ? undefined : state }) })}
        />
      </div>
      <div className="w-56">
        <SelectField
          label={t("ui.queue.assignee")}
          bare
          value={search.assignee ?? "anyone"}
          options={[
            { id: "anyone", name: t("ui.queue.anyone") },
            { id: "me", name: t("ui.queue.mine") },
            { id: "none", name: t("ui.queue.unassigned") },
            ...others,
          ]}
          onChange={(assignee) =>
            navigate({ search: (old) => ({ ...old, assignee: assignee === "anyone" ? undefined : assignee }) })
          }
        />
      </div>
      {hasDueOrder(search) ? (
        <div className="w-44">
          <SelectField
            label={t("ui.queue.order")}
            bare
            value={search.order ?? "due"}
            options={[
              { id: "due", name: t("ui.queue.due_first") },
              { id: "updated", name: t("ui.queue.updated_first") },
            ]}
            onChange={(order) =>
              navigate({ search: (old) => ({ ...old, order: order === "updated" ? "updated" : undefined }) })
            }
          />
        </div>
      ) : null}
    </div>
  );
}

function NothingHere({ search }: { search: QueueSearch }) {
  const t = useText();
  const navigate = route.useNavigate();
  const everything = useQuery({
    queryKey: ["tickets", "any"],
    queryFn: () => listTickets({ limit: 1 }),
    enabled: !isFiltered(search),
  });
  if (isFiltered(search))
    return (
      <Empty
        title={t("ui.queue.filtered_title")}
        hint={t("ui.queue.filtered_hint")}
        action={<ActionButton onPress={() => navigate({ search: {} })}>{t("ui.queue.clear")}</ActionButton>}
      />
    );
  if (everything.data?.items.length === 0)
    return (
      <Empty
        title={t("ui.queue.new_title")}
        hint={t("ui.queue.new_hint")}
        action={<ButtonLink href="/tickets/new">{t("ui.queue.new")}</ButtonLink>}
      />
    );
  return <Empty title={t("ui.queue.done_title")} hint={t("ui.queue.done_hint")} />;
}
