import { queryOptions, useSuspenseQuery } from "@tanstack/react-query";
import { getSession, listAgents, type SessionView } from "../../client/api.ts";
import { openedIn } from "../../client/http.ts";
import { isProblem } from "../../client/problem.ts";
import { forgetSeen, keepFor, remember } from "../../client/seen.ts";

/** Whose things this browser may keep: an agent's of a desk; of nobody else. */
export function accountOf(session: SessionView | null | undefined): string {
  return session?.kind === "agent" ? `${session.desk_slug}.${session.person_id}` : "";
}

/** From here on this browser keeps what the person reads, and nothing of anybody else. */
export async function keepSession(session: SessionView): Promise<SessionView> {
  openedIn(session.is_sample);
  await keepFor(accountOf(session));
  await remember("/api/v1/session", JSON.stringify(session));
  return session;
}

/** Who is signed in; null when nobody is. */
export const sessionQuery = queryOptions({
  queryKey: ["session"],
  queryFn: () =>
    getSession()
      .then(keepSession)
      .catch((error) => {
        if (isProblem(error, 401)) return forgetSeen().then(() => null);
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
