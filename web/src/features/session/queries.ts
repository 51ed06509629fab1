import { queryOptions, useSuspenseQuery } from "@tanstack/react-query";
import { getSession, listAgents } from "../../client/api.ts";
import { isProblem } from "../../client/problem.ts";

/** Who is signed in; null when nobody is. */
export const sessionQuery = queryOptions({
  queryKey: ["session"],
  queryFn: () =>
    getSession().catch((error) => {
      if (isProblem(error, 401)) return null;
      throw error;
    }),
  staleTime: Number.POSITIVE_INFINITY,
});

export const agentsQuery = queryOptions({ queryKey: ["agents"], queryFn: () => listAgents(), staleTime: 300_000 });

/** The session of a page behind sign-in. */
export function useSession() {
  const { data } = useSuspenseQuery(sessionQuery);
  return data;
}

export function useMay(permission: string): boolean {
  return useSession()?.permissions.includes(permission) ?? false;
}
