import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { GridList, GridListItem } from "react-aria-components";
import { listCustomers } from "../../client/api.ts";
import { useText } from "../../texts/text.ts";
import { ActionButton } from "../../ui/button.tsx";
import { ModalDialog } from "../../ui/dialog.tsx";
import { SearchField } from "../../ui/field.tsx";
import { Page } from "../../ui/page.tsx";
import { Empty, Loaded } from "../../ui/states.tsx";
import { useMay } from "../session/queries.ts";
import { CustomerForm } from "./customer_form.tsx";
import { ImportForm } from "./import_form.tsx";

const route = getRouteApi("/desk/customers");
const typingPause = 250;

export function CustomersPage() {
  const t = useText();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const mayWrite = useMay("customer_write");
  const [isAdding, setAdding] = useState(false);
  const [isImporting, setImporting] = useState(false);
  const [text, setText] = useState(search.text ?? "");
  useEffect(() => {
    const timer = setTimeout(() => navigate({ search: { text: text || undefined }, replace: true }), typingPause);
    return () => clearTimeout(timer);
  }, [text, navigate]);
  const customers = useInfiniteQuery({
    queryKey: ["customers", search.text ?? "", "all"],
    queryFn: ({ pageParam }) => listCustomers({ text: search.text, cursor: pageParam }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
    select: (data) => data.pages.flatMap((page) => page.items),
  });
  const add = (
    <>
      <ActionButton onPress={() => setImporting(true)}>{t("ui.import.title")}</ActionButton>
      <ActionButton look="primary" onPress={() => setAdding(true)}>
        {t("ui.customers.add")}
      </ActionButton>
    </>
  );
  return (
    <Page title={t("ui.customers.title")} actions={mayWrite ? add : null}>
      <SearchField label={t("ui.customers.search")} value={text} onChange={setText} />
      <div className="mt-3 rounded-lg border border-line bg-surface">
        <Loaded query={customers}>
          {(rows) =>
            rows.length > 0 ? (
              <GridList aria-label={t("ui.customers.title")} items={rows} className="divide-y divide-line">
                {(row) => (
                  <GridListItem
                    href={`/customers/${row.id}`}
                    textValue={row.name}
                    className="flex cursor-pointer flex-wrap items-baseline gap-x-3 px-4 py-2.5 outline-none hovered:bg-hover focus-visible:outline-2 focus-visible:-outline-offset-2 focus-visible:outline-accent"
                  >
                    <span className="font-medium">{row.name}</span>
                    <span className="text-sm text-muted">{row.domain}</span>
                  </GridListItem>
                )}
              </GridList>
            ) : search.text ? (
              <Empty
                title={t("ui.customers.filtered")}
                action={<ActionButton onPress={() => setText("")}>{t("ui.queue.clear")}</ActionButton>}
              />
            ) : (
              <Empty title={t("ui.customers.none")} hint={t("ui.customers.none_hint")} />
            )
          }
        </Loaded>
      </div>
      {customers.hasNextPage ? (
        <ActionButton onPress={() => customers.fetchNextPage()} isPending={customers.isFetchingNextPage}>
          {t("ui.common.more")}
        </ActionButton>
      ) : null}
      <ModalDialog title={t("ui.customers.add")} isOpen={isAdding} onClose={() => setAdding(false)}>
        <CustomerForm />
      </ModalDialog>
      <ModalDialog title={t("ui.import.title")} width="wide" isOpen={isImporting} onClose={() => setImporting(false)}>
        <ImportForm onDone={() => setImporting(false)} />
      </ModalDialog>
    </Page>
  );
}
