import { workerAddress } from "../ui/trusted.ts";

/** Lets the service worker keep the app's files, once the page has nothing else to load. Browsers have one on https and
 * on this machine only; without it the app works, but does not open while the server is away. */
export function keepShell() {
  if (!import.meta.env.PROD || !navigator.serviceWorker) return;
  const register = () => navigator.serviceWorker.register(workerAddress).catch(() => {});
  const whenIdle = () =>
    window.requestIdleCallback ? window.requestIdleCallback(register) : setTimeout(register, 2_000);
  if (document.readyState === "complete") whenIdle();
  else window.addEventListener("load", whenIdle, { once: true });
}
