import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { getPreferences, type Preferences, setPreferences } from "../../client/api.ts";

/** How the person who is signed in wants the console to behave; kept on the server. */
export const preferencesQuery = queryOptions({
  queryKey: ["preferences"],
  queryFn: () => getPreferences(),
  staleTime: 600_000,
});

/** Changes a part of them, for this person wherever they sign in. */
export async function changePreferences(queryClient: QueryClient, change: Partial<Preferences>) {
  const now = await queryClient.ensureQueryData(preferencesQuery);
  const kept = await setPreferences({ ...now, ...change });
  queryClient.setQueryData(preferencesQuery.queryKey, kept);
}
