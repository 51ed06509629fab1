import { useEffect, useRef } from "react";

const eventName = "podpora.solve_next";

/** Says that the reply on this ticket is sent and the ticket is to be resolved now, then the next one. */
export function solveNext(ticket: string) {
  window.dispatchEvent(new CustomEvent<string>(eventName, { detail: ticket }));
}

/** Where that arrives. */
export function useSolveNext(ticket: string, run: () => void) {
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  useEffect(() => {
    const listen = (event: Event) => {
      if ((event as CustomEvent<string>).detail === ticket) latest.current();
    };
    window.addEventListener(eventName, listen);
    return () => window.removeEventListener(eventName, listen);
  }, [ticket]);
}
