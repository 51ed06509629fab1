import { useQuery } from "@tanstack/react-query";
import { useNavigate, useRouter } from "@tanstack/react-router";
import type { Advance } from "../../client/api.ts";
import { neighboursOf, useListPlace } from "../queue/list_place.ts";
import { preferencesQuery } from "./queries.ts";

/** Goes where the person wants to be once a request is done with; behind the last one of the list, to the list. */
export function useAdvance(ticket: string) {
  const { data } = useQuery(preferencesQuery);
  const list = useListPlace();
  const navigate = useNavigate();
  const router = useRouter();
  return (wanted: Advance = data?.advance ?? "stay") => {
    if (wanted === "stay") {
      // The button that was pressed is gone with what it did.
      setTimeout(() => document.getElementById("content")?.focus({ preventScroll: true }));
      return;
    }
    const { next } = neighboursOf(list?.ids ?? [], ticket);
    if (wanted === "next" && next) navigate({ to: "/tickets/$ticket", params: { ticket: next } });
    else router.history.push(list?.address ?? "/queue");
  };
}
