import { lazy, Suspense } from "react";
import { useSession } from "../session/queries.ts";

const Bar = lazy(() => import("./bar.tsx"));

/** At the head of every page of a sample desk. */
export function SampleBar() {
  return useSession()?.is_sample ? (
    <Suspense>
      <Bar />
    </Suspense>
  ) : null;
}
