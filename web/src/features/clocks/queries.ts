import { queryOptions } from "@tanstack/react-query";
import { listClocks } from "../../client/api.ts";

const refresh = 60_000;

export const clocksQuery = (ticket: string) =>
  queryOptions({ queryKey: ["clocks", ticket], queryFn: () => listClocks(ticket), refetchInterval: refresh });
