import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import {
  enterSampleDesk,
  getSampleDesk,
  makeSampleDesk,
  removeSampleDesk,
  type SamplePerson,
} from "../../client/api.ts";

export const sampleQuery = queryOptions({ queryKey: ["sample-desk"], queryFn: () => getSampleDesk() });

/** Goes into the sample desk as that person; every page is loaded anew, since nothing of the other desk holds there. */
export function useEnter() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ email }: SamplePerson) => enterSampleDesk({ email }),
    onSuccess: (_, { roles }) => {
      queryClient.clear();
      window.location.assign(roles.includes("contact") ? "/portal" : "/queue");
    },
  });
}

export function useMake() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () => makeSampleDesk(),
    onSuccess: (sample) => queryClient.setQueryData(sampleQuery.queryKey, sample),
  });
}

export function useRemove() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () => removeSampleDesk(),
    onSuccess: () => queryClient.setQueryData(sampleQuery.queryKey, { people: [] }),
  });
}
