import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { guideQuery } from "./queries.ts";

/** The forms of a step know nothing of the guide: whatever one of them changed, the guide may have come further. */
export function useGuideRefresh() {
  const queryClient = useQueryClient();
  useEffect(
    () =>
      queryClient.getMutationCache().subscribe((event) => {
        if (event.type === "updated" && event.action.type === "success") {
          queryClient.invalidateQueries({ queryKey: guideQuery.queryKey });
        }
      }),
    [queryClient],
  );
}
