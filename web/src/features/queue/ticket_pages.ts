import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { listTickets } from "../../client/api.ts";

const pageSize = 50;
const refresh = 20_000;

/** The requests that a search lets through, page by page. */
export function useTicketPages(q: string, order: "due" | "updated", isReady: boolean) {
  return useInfiniteQuery({
    queryKey: ["tickets", "list", q, order],
    queryFn: ({ pageParam }) =>
      listTickets({ q: q || undefined, unfinished: true, order, cursor: pageParam, limit: pageSize }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
    refetchInterval: refresh,
    // Who comes to the list wants it as it is now; only then does it keep still.
    refetchOnMount: "always",
    enabled: isReady,
  });
}
