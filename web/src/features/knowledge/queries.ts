import { queryOptions } from "@tanstack/react-query";
import { getArticle, listArticleVersions, suggestForTicket } from "../../client/api.ts";

export const articleQuery = (id: string) => queryOptions({ queryKey: ["articles", id], queryFn: () => getArticle(id) });

export const versionsQuery = (id: string) =>
  queryOptions({ queryKey: ["articles", id, "versions"], queryFn: () => listArticleVersions(id) });

export const suggestionQuery = (ticket: string) =>
  queryOptions({ queryKey: ["similar", ticket], queryFn: () => suggestForTicket(ticket), staleTime: 60_000 });
