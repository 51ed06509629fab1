import { useIsFetching } from "@tanstack/react-query";
import { useEffect, useState } from "react";

const pause = 50;
let isCalm = false;

/** False until what the first page shows has come; for what may come behind it. */
export function useLater(): boolean {
  const [isLater, setLater] = useState(isCalm);
  const isBusy = useIsFetching() > 0;
  useEffect(() => {
    if (isLater || isBusy) return;
    const timer = setTimeout(() => {
      isCalm = true;
      setLater(true);
    }, pause);
    return () => clearTimeout(timer);
  }, [isLater, isBusy]);
  return isLater;
}
