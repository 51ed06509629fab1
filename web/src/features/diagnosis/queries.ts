import { queryOptions } from "@tanstack/react-query";
import { getRunbook } from "../../client/api.ts";

export const runbookQuery = (ticket: string) =>
  queryOptions({ queryKey: ["runbook", ticket], queryFn: () => getRunbook(ticket) });
