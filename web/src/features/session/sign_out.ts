import { useMutation, useQueryClient } from "@tanstack/react-query";
import { signOut } from "../../client/api.ts";

/** Ends the session and goes to the given page, even where the server cannot be reached any more. */
export function useSignOut(address: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () => signOut(),
    onSettled: () => {
      queryClient.clear();
      window.location.assign(address);
    },
  });
}
