import { useRouter } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { RouterProvider } from "react-aria-components";

/** Lets the links of React Aria move inside the app without loading the page anew. Addresses are whole, `/portal` included. */
export function AriaRouter({ children }: { children: ReactNode }) {
  const router = useRouter();
  return (
    <RouterProvider
      navigate={(href) => {
        router.history.push(href);
      }}
    >
      {children}
    </RouterProvider>
  );
}
