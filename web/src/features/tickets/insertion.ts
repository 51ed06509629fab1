import { useEffect, useRef } from "react";

const eventName = "podpora.insert";

interface Insertion {
  ticket: string;
  text: string;
}

/** Puts a text at the end of the reply that is being written on the ticket. */
export function insertIntoReply(ticket: string, text: string) {
  window.dispatchEvent(new CustomEvent<Insertion>(eventName, { detail: { ticket, text } }));
}

/** Where such texts arrive: calls `insert` with each that is meant for the ticket. */
export function useInsertion(ticket: string, insert: (text: string) => void) {
  const latest = useRef(insert);
  useEffect(() => {
    latest.current = insert;
  });
  useEffect(() => {
    const listen = (event: Event) => {
      const { detail } = event as CustomEvent<Insertion>;
      if (detail.ticket === ticket) latest.current(detail.text);
    };
    window.addEventListener(eventName, listen);
    return () => window.removeEventListener(eventName, listen);
  }, [ticket]);
}
