import { useEffect } from "react";

/**
 * What had the focus may go with what it did: a button that is no longer offered, a dialog whose opener is gone. Then the
 * page's content takes it, so that keys and screen readers are not thrown back to the beginning.
 */
export function useKeptFocus() {
  useEffect(() => {
    let last: Element | null = null;
    let frame = 0;
    const remember = ({ target }: FocusEvent) => {
      last = target instanceof Element ? target : null;
    };
    const look = () => {
      // By then a dialog has given the focus back, where there is somebody to give it to.
      frame = requestAnimationFrame(() => {
        frame = requestAnimationFrame(() => {
          frame = 0;
          if (!last || last.isConnected || document.activeElement !== document.body) return;
          last = null;
          document.getElementById("content")?.focus({ preventScroll: true });
        });
      });
    };
    const observer = new MutationObserver(() => {
      if (last && !last.isConnected && !frame) look();
    });
    window.addEventListener("focusin", remember, true);
    observer.observe(document.body, { childList: true, subtree: true });
    return () => {
      cancelAnimationFrame(frame);
      window.removeEventListener("focusin", remember, true);
      observer.disconnect();
    };
  }, []);
}
