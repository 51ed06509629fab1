import { useMutation, useQueryClient } from "@tanstack/react-query";
import { signOut } from "../../client/api.ts";
import { forgetSeen } from "../../client/seen.ts";

/** Ends the session, removes what this browser kept of it and goes to the given page, even where the server cannot be
 * reached any more. */
export function useSignOut(address: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () => signOut(),
    onSettled: async () => {
      queryClient.clear();
      await forgetSeen();
      window.location.assign(address);
    },
  });
}
