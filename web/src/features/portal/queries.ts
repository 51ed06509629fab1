import { queryOptions } from "@tanstack/react-query";
import { getPortalHome, getPortalTicket } from "../../client/api.ts";

const refresh = 30_000;

export const homeQuery = queryOptions({ queryKey: ["portal", "home"], queryFn: () => getPortalHome() });

export const requestQuery = (id: string) =>
  queryOptions({ queryKey: ["portal", "request", id], queryFn: () => getPortalTicket(id), refetchInterval: refresh });
