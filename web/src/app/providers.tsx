import { type QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type AnyRouter, RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { applyDensity } from "../texts/density.ts";
import { activate, firstLanguage, LanguageProvider } from "../texts/language.tsx";
import { applyTheme } from "../texts/theme.ts";
import { refuseUntrusted } from "../ui/trusted.ts";

/** Draws an entry's routes into the page. */
export async function start(router: AnyRouter, queryClient: QueryClient) {
  refuseUntrusted();
  applyTheme();
  applyDensity();
  await activate(firstLanguage());
  const root = document.getElementById("root");
  if (!root) throw new Error("the page has no #root");
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <LanguageProvider>
          <RouterProvider router={router} />
        </LanguageProvider>
      </QueryClientProvider>
    </StrictMode>,
  );
}
