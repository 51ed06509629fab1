import { useQuery } from "@tanstack/react-query";
import { getRouteApi, useRouter } from "@tanstack/react-router";
import { RefreshCw } from "lucide-react";
import { useEffect, useState } from "react";
import { listTickets, type ViewRow } from "../../client/api.ts";
import { useText } from "../../texts/text.ts";
import { options, stateIds } from "../../texts/words.ts";
import { ActionButton, ButtonLink } from "../../ui/button.tsx";
import { ModalDialog } from "../../ui/dialog.tsx";
import { SearchField } from "../../ui/field.tsx";
import { Page } from "../../ui/page.tsx";
import { SelectField } from "../../ui/select.tsx";
import { Empty, Skeleton } from "../../ui/states.tsx";
import { useCommand } from "../commands/commands.ts";
import { GuideCard } from "../guide/guide_card.tsx";
import { SearchProblem } from "../search/search_problem.tsx";
import { useLater } from "../session/later.ts";
import { agentsQuery, useMay, useSession } from "../session/queries.ts";
import { BulkBar } from "./bulk_bar.tsx";
import { rememberList, takeLeftTicket } from "./list_place.ts";
import { viewsQuery } from "./queries.ts";
import { hasDueOrder, operatorOf, withOperator } from "./search_text.ts";
import { useChosen } from "./selection.ts";
import { useStableRows } from "./stable_rows.ts";
import { TakeNext } from "./take_next.tsx";
import { TicketList } from "./ticket_list.tsx";
import { useTicketPages } from "./ticket_pages.ts";
import { ViewForm } from "./view_form.tsx";
import { ViewsNav } from "./views_nav.tsx";
import { viewName } from "./words.ts";

const route = getRouteApi("/desk/queue");
const typingPause = 250;

export function QueuePage() {
  const t = useText();
  const search = route.useSearch();
  const views = useQuery(viewsQuery);
  const view = views.data?.items.find(({ key }) => key === (search.view ?? "open"));
  // A view's own search is not known before the views are.
  const q = search.q ?? view?.query ?? "";
  const order = hasDueOrder(q) ? (search.order ?? "due") : "updated";
  const tickets = useTicketPages(q, order, search.q !== undefined || !search.view || views.data !== undefined);
  const found = tickets.data?.pages.flatMap((page) => page.items);
  const isOld = tickets.isPlaceholderData || !tickets.isFetchedAfterMount;
  const { rows, fresh, left, update } = useStableRows(found, `${order} ${q}`, isOld);
  const title = view && view.key !== "open" ? viewName(t, view) : t("ui.queue.title");
  useRowKeys();
  const ids = rows.map(({ id }) => id).join(" ");
  // Not the address bar, which is of the next page already while this one is still there.
  const address = useRouter().buildLocation({ to: "/queue", search }).href;
  useEffect(() => {
    if (ids) rememberList({ address, title, q, order, ids: ids.split(" ") });
  }, [address, title, q, order, ids]);
  useReturn(rows.length > 0);
  const mayWrite = useMay("ticket_reply");
  const { chosen, choose, toggle, clear } = useChosen(rows.map(({ id }) => id));
  useChooseKey(mayWrite, toggle);
  return (
    <Page
      title={title}
      actions={
        <>
          {mayWrite ? <TakeNext q={q} /> : null}
          <ButtonLink href="/tickets/new" look="primary">
            {t("ui.queue.new")}
          </ButtonLink>
        </>
      }
    >
      <GuideCard />
      <div className="grid gap-x-6 gap-y-3 lg:grid-cols-[13rem_minmax(0,1fr)]">
        <ViewsNav current={search.q === undefined || search.view ? view?.key : undefined} />
        <div className="min-w-0">
          <Filters q={q} view={view} />
          <SearchProblem problem={tickets.error?.problem} />
          <FreshRows count={fresh + left.size} onShow={update} />
          <div className="mt-3 rounded-lg border border-line bg-surface">
            {found === undefined && tickets.isPending ? <Skeleton rows={8} /> : null}
            {rows.length > 0 ? (
              <TicketList
                label={title}
                rows={rows}
                left={left}
                chosen={chosen}
                onChoose={mayWrite ? choose : undefined}
              />
            ) : null}
            {found && rows.length === 0 ? <NothingHere q={q} /> : null}
          </div>
          {mayWrite ? (
            <BulkBar chosen={chosen} shown={rows.length} q={q} onChooseShown={() => choose("all")} onClear={clear} />
          ) : null}
          {tickets.hasNextPage ? (
            <div className="mt-3 flex justify-center">
              <ActionButton onPress={() => tickets.fetchNextPage()} isPending={tickets.isFetchingNextPage}>
                {t("ui.common.more")}
              </ActionButton>
            </div>
          ) : null}
        </div>
      </div>
    </Page>
  );
}

/** What has changed in the list since it was shown: it comes when its reader asks for it. */
function FreshRows({ count, onShow }: { count: number; onShow: () => void }) {
  const t = useText();
  const name = t("ui.queue.fresh", { count });
  useCommand(count > 0 ? { id: "queue.fresh", group: "queue", name, keys: ".", run: onShow } : null);
  return (
    <div role="status" className="flex justify-center">
      {count > 0 ? (
        <div className="mt-3">
          <ActionButton size="small" onPress={onShow}>
            <RefreshCw aria-hidden="true" className="size-4" />
            {name}
          </ActionButton>
        </div>
      ) : null}
    </div>
  );
}

/** Moves the focus among the rows of the list, from wherever it is. */
function moveFocus(by: 1 | -1) {
  const rows = Array.from(document.querySelectorAll<HTMLElement>("main [role=row]"));
  const now = rows.indexOf(document.activeElement as HTMLElement);
  const next = now < 0 ? rows[0] : rows[Math.min(rows.length - 1, Math.max(0, now + by))];
  next?.focus();
}

function useChooseKey(mayWrite: boolean, toggle: (id: string) => void) {
  const t = useText();
  const run = () => {
    const id = document.activeElement?.closest<HTMLElement>("main [role=row]")?.dataset.key;
    if (id) toggle(id);
  };
  useCommand(mayWrite ? { id: "row.choose", group: "queue", name: t("ui.command.row_choose"), keys: "x", run } : null);
}

/** Who comes back from a request finds the focus on its row. */
function useReturn(isThere: boolean) {
  useEffect(() => {
    const id = isThere ? takeLeftTicket() : null;
    if (id) document.querySelector<HTMLElement>(`main [role=row][data-key="${id}"]`)?.focus();
  }, [isThere]);
}

function useRowKeys() {
  const t = useText();
  useCommand({ id: "row.next", group: "queue", name: t("ui.command.row_next"), keys: "j", run: () => moveFocus(1) });
  useCommand({ id: "row.back", group: "queue", name: t("ui.command.row_back"), keys: "k", run: () => moveFocus(-1) });
}

function Filters({ q, view }: { q: string; view: ViewRow | undefined }) {
  const t = useText();
  const session = useSession();
  const navigate = route.useNavigate();
  const agents = useQuery({ ...agentsQuery, enabled: useLater() });
  const [text, setText] = useState(q);
  const show = (next: string, replace = false) => {
    const own = view && view.key !== "open" ? view.key : undefined;
    const isOwn = next === (view?.query ?? "");
    navigate({
      search: ({ order }) => ({ view: own, q: isOwn ? undefined : next || (own ? "" : undefined), order }),
      replace,
    });
  };
  useEffect(() => setText(q), [q]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new view or address cancels what was being typed
  useEffect(() => {
    if (text === q) return;
    const timer = setTimeout(() => show(text, true), typingPause);
    return () => clearTimeout(timer);
  }, [text, q]);
  const others = (agents.data?.items ?? []).filter((agent) => agent.id !== session?.person_id);
  return (
    <div className="flex flex-wrap items-end gap-2">
      <SearchField label={t("ui.queue.search")} value={text} onChange={setText} />
      <div className="w-44 max-sm:w-auto max-sm:flex-1 max-sm:basis-32">
        <SelectField
          label={t("ui.queue.state")}
          bare
          value={operatorOf(q, "state") ?? "unfinished"}
          options={[
            { id: "unfinished", name: t("ui.queue.unfinished") },
            ...options(t, stateIds),
            { id: "any", name: t("ui.queue.all_states") },
          ]}
          onChange={(state) => show(withOperator(q, "state", state === "unfinished" ? undefined : state))}
        />
      </div>
      <div className="w-44 max-sm:w-auto max-sm:flex-1 max-sm:basis-32">
        <SelectField
          label={t("ui.queue.assignee")}
          bare
          value={operatorOf(q, "assignee") ?? "anyone"}
          options={[
            { id: "anyone", name: t("ui.queue.anyone") },
            { id: "me", name: t("ui.queue.mine") },
            { id: "none", name: t("ui.queue.unassigned") },
            ...others,
          ]}
          onChange={(assignee) => show(withOperator(q, "assignee", assignee === "anyone" ? undefined : assignee))}
        />
      </div>
      <OrderChoice q={q} />
      <SaveView q={q} view={view} />
    </div>
  );
}

/** What comes first, where there is a choice. */
function OrderChoice({ q }: { q: string }) {
  const t = useText();
  const { order } = route.useSearch();
  const navigate = route.useNavigate();
  if (!hasDueOrder(q)) return null;
  return (
    <div className="w-44 max-sm:w-auto max-sm:flex-1 max-sm:basis-32">
      <SelectField
        label={t("ui.queue.order")}
        bare
        value={order ?? "due"}
        options={[
          { id: "due", name: t("ui.queue.due_first") },
          { id: "updated", name: t("ui.queue.updated_first") },
        ]}
        onChange={(next) => navigate({ search: (old) => ({ ...old, order: next === "updated" ? next : undefined }) })}
      />
    </div>
  );
}

/** Keeps a search that no view has as a view of its own. */
function SaveView({ q, view }: { q: string; view: ViewRow | undefined }) {
  const t = useText();
  const navigate = route.useNavigate();
  const mayWrite = useMay("ticket_reply");
  const [isOpen, setOpen] = useState(false);
  const isNew = mayWrite && q !== (view?.query ?? "");
  useCommand(
    isNew ? { id: "view.save", group: "queue", name: t("ui.view.save"), keys: "v", run: () => setOpen(true) } : null,
  );
  if (!isNew && !isOpen) return null;
  return (
    <>
      <ActionButton onPress={() => setOpen(true)}>{t("ui.view.save")}</ActionButton>
      <ModalDialog title={t("ui.view.save_title")} isOpen={isOpen} onClose={() => setOpen(false)}>
        <ViewForm
          query={q}
          onDone={(saved) => {
            setOpen(false);
            navigate({ search: { view: saved.key } });
          }}
        />
      </ModalDialog>
    </>
  );
}

function NothingHere({ q }: { q: string }) {
  const t = useText();
  const navigate = route.useNavigate();
  const everything = useQuery({
    queryKey: ["tickets", "any"],
    queryFn: () => listTickets({ limit: 1 }),
    enabled: q === "",
  });
  if (q !== "")
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
