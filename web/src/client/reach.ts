// Whether the server can be reached, as the last call found it. While it cannot, it is asked again and again.

type Listener = (isReached: boolean) => void;
const listeners = new Set<Listener>();
const pause = 3_000;
let isReached = true;
let timer: ReturnType<typeof setTimeout> | undefined;

export function canReach(): boolean {
  return isReached;
}

/** Calls the listener when the connection is lost and when it is back. Returns how to stop. */
export function onReach(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** What a call found. */
export function sawServer(answered: boolean) {
  clearTimeout(timer);
  if (!answered) timer = setTimeout(knock, pause);
  if (answered === isReached) return;
  isReached = answered;
  for (const tell of listeners) tell(answered);
}

async function knock() {
  const response = await fetch("/livez", { cache: "no-store" }).catch(() => null);
  sawServer(response?.ok ?? false);
}

window.addEventListener("online", () => {
  if (!isReached) knock();
});
