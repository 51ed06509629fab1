import { lazy, Suspense, useEffect, useState } from "react";
import { onSessionExpired } from "../../client/http.ts";
import { clearSeen } from "../../client/seen.ts";

const SignInAgain = lazy(() => import("./sign_in_again.tsx"));

/** When the session has ended, asks to sign in over the page, so that nothing typed on it is lost. */
export function SessionGuard() {
  const [isOver, setOver] = useState(false);
  useEffect(
    () =>
      onSessionExpired(() => {
        setOver(true);
        clearSeen();
      }),
    [],
  );
  if (!isOver) return null;
  return (
    <Suspense>
      <SignInAgain onDone={() => setOver(false)} />
    </Suspense>
  );
}
