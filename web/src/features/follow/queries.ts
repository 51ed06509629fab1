import { queryOptions } from "@tanstack/react-query";
import { getFollowers, listTicketNotices } from "../../client/api.ts";

const refresh = 30_000;

export const followersQuery = (id: string) =>
  queryOptions({ queryKey: ["ticket", id, "followers"], queryFn: () => getFollowers(id) });

export const ticketNoticesQuery = queryOptions({
  queryKey: ["ticket-notices"],
  queryFn: () => listTicketNotices(),
  refetchInterval: refresh,
});
