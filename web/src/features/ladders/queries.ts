import { queryOptions } from "@tanstack/react-query";
import { listLadders, listNotices, listTeams } from "../../client/api.ts";

const refresh = 30_000;

export const laddersQuery = queryOptions({ queryKey: ["ladders"], queryFn: () => listLadders() });
export const teamsQuery = queryOptions({ queryKey: ["teams"], queryFn: () => listTeams() });
export const noticesQuery = queryOptions({
  queryKey: ["notices"],
  queryFn: () => listNotices(),
  refetchInterval: refresh,
});
