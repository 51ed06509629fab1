import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Ellipsis, Users } from "lucide-react";
import { useState } from "react";
import { Button, Menu, MenuItem, MenuTrigger, Popover } from "react-aria-components";
import { orderViews, removeView, type ViewCount, type ViewRow } from "../../client/api.ts";
import { useFormat } from "../../texts/format.ts";
import { useText } from "../../texts/text.ts";
import { ModalDialog } from "../../ui/dialog.tsx";
import { ProblemNotice } from "../../ui/problem_notice.tsx";
import { useLater } from "../session/later.ts";
import { useMay } from "../session/queries.ts";
import { countsQuery, viewsChanged, viewsQuery } from "./queries.ts";
import { ViewForm } from "./view_form.tsx";
import { viewName } from "./words.ts";

const item =
  "flex min-h-8 cursor-pointer items-center rounded-sm px-2 py-1 outline-none hovered:bg-hover focused:bg-hover";

/** The views of the queue with how many requests are in each. */
export function ViewsNav({ current }: { current: string | undefined }) {
  const t = useText();
  const mayWrite = useMay("ticket_reply");
  const views = useQuery(viewsQuery);
  const counts = useQuery({ ...countsQuery, enabled: useLater() });
  const rows = views.data?.items ?? [];
  return (
    <nav aria-label={t("ui.view.label")} className="min-w-0 lg:sticky lg:top-4 lg:self-start">
      <ProblemNotice problem={views.error?.problem} />
      <ul className="relative flex gap-0.5 max-sm:overflow-x-auto max-sm:py-0.5 sm:flex-wrap lg:flex-col">
        {rows.map((view, at) => (
          <li key={view.key} className="flex items-center rounded-md hover:bg-hover max-sm:shrink-0">
            <ViewLink
              view={view}
              isCurrent={view.key === current}
              count={counts.data?.items.find(({ key }) => key === view.key)}
            />
            {mayWrite ? <ViewMenu view={view} keys={rows.map(({ key }) => key)} at={at} /> : null}
          </li>
        ))}
      </ul>
    </nav>
  );
}

function ViewLink({ view, isCurrent, count }: { view: ViewRow; isCurrent: boolean; count: ViewCount | undefined }) {
  const t = useText();
  return (
    <Link
      to="/queue"
      search={view.key === "open" ? {} : { view: view.key }}
      activeOptions={{ exact: true, includeSearch: true }}
      aria-current={isCurrent ? "page" : undefined}
      className="flex min-h-8 min-w-0 flex-1 items-center gap-2 rounded-md px-2 py-1 text-sm text-muted hover:text-ink aria-[current=page]:bg-accent-soft aria-[current=page]:font-medium aria-[current=page]:text-accent-strong"
    >
      <span className="truncate lg:flex-1">{viewName(t, view)}</span>
      {view.is_shared ? (
        <>
          <Users aria-hidden="true" className="size-3.5 shrink-0" />
          <span className="sr-only">{t("ui.view.is_shared")}</span>
        </>
      ) : null}
      <Count count={count} />
    </Link>
  );
}

function Count({ count }: { count: ViewCount | undefined }) {
  const t = useText();
  const format = useFormat();
  if (count?.count === null || count?.count === undefined) return null;
  const shown = format.number(count.count);
  return (
    <span className="tabular-nums">
      <span aria-hidden="true">{count.is_more ? `${shown}+` : shown}</span>
      <span className="sr-only">{t("ui.view.count", { count: count.count })}</span>
    </span>
  );
}

function moved(keys: string[], from: number, to: number) {
  const next = keys.filter((_, index) => index !== from);
  next.splice(to, 0, keys[from] ?? "");
  return next;
}

/** What can be done with a view: its place, and of an own or shared one name, search and end. */
function ViewMenu({ view, keys, at }: { view: ViewRow; keys: string[]; at: number }) {
  const t = useText();
  const queryClient = useQueryClient();
  const mayManage = useMay("desk_manage");
  const [open, setOpen] = useState<"change" | null>(null);
  const order = useMutation({
    mutationFn: (next: string[]) => orderViews({ keys: next }),
    onSuccess: (views) => queryClient.setQueryData(viewsQuery.queryKey, views),
  });
  const remove = useMutation({ mutationFn: () => removeView(view.key), onSettled: () => viewsChanged(queryClient) });
  const mayChange = !view.is_default && (view.is_own || mayManage);
  const name = viewName(t, view);
  return (
    <>
      <MenuTrigger>
        <Button
          aria-label={t("ui.view.menu", { name })}
          className="grid size-7 shrink-0 cursor-pointer place-items-center rounded-md text-muted outline-none hovered:text-ink focus-visible:outline-2 focus-visible:outline-accent"
        >
          <Ellipsis aria-hidden="true" className="size-4" />
        </Button>
        <Popover placement="bottom end" className="min-w-44 rounded-md border border-line bg-raised p-1 shadow-lg">
          <Menu
            className="outline-none"
            aria-label={t("ui.view.menu", { name })}
            disabledKeys={[...(at === 0 ? ["up"] : []), ...(at === keys.length - 1 ? ["down"] : [])]}
          >
            <MenuItem
              id="up"
              className={`${item} disabled:opacity-50`}
              onAction={() => order.mutate(moved(keys, at, at - 1))}
            >
              {t("ui.view.up")}
            </MenuItem>
            <MenuItem
              id="down"
              className={`${item} disabled:opacity-50`}
              onAction={() => order.mutate(moved(keys, at, at + 1))}
            >
              {t("ui.view.down")}
            </MenuItem>
            {mayChange ? (
              <MenuItem id="change" className={item} onAction={() => setOpen("change")}>
                {t("ui.view.change")}
              </MenuItem>
            ) : null}
            {mayChange ? (
              <MenuItem id="remove" className={item} onAction={() => remove.mutate()}>
                {t("ui.view.remove")}
              </MenuItem>
            ) : null}
          </Menu>
        </Popover>
      </MenuTrigger>
      <ModalDialog title={t("ui.view.change_title")} isOpen={open === "change"} onClose={() => setOpen(null)}>
        <ViewForm view={view} query={view.query} onDone={() => setOpen(null)} />
      </ModalDialog>
    </>
  );
}
