import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { dismissSetupGuide, getSetupGuide, type SetupStep, skipSetupStep } from "../../client/api.ts";

/** What other pages change shows here as soon as somebody looks. */
export const guideQuery = queryOptions({ queryKey: ["setup-guide"], queryFn: () => getSetupGuide(), staleTime: 0 });

export function useDismiss() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (is_dismissed: boolean) => dismissSetupGuide({ is_dismissed }),
    onSuccess: (guide) => queryClient.setQueryData(guideQuery.queryKey, guide),
  });
}

export function useSkip() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ step, is_skipped }: { step: SetupStep; is_skipped: boolean }) => skipSetupStep(step, { is_skipped }),
    onSuccess: (guide) => queryClient.setQueryData(guideQuery.queryKey, guide),
  });
}
