import { lazy, Suspense, useEffect, useState } from "react";
import { onSessionExpired } from "../../client/http.ts";

const SignInAgain = lazy(() => import("./sign_in_again.tsx"));

/** When the session has ended, asks to sign in over the page, so that nothing typed on it is lost. */
export function SessionGuard() {
  const [isOver, setOver] = useState(false);
  useEffect(() => onSessionExpired(() => setOver(true)), []);
  if (!isOver) return null;
  return (
    <Suspense>
      <SignInAgain onDone={() => setOver(false)} />
    </Suspense>
  );
}
