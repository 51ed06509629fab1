/** What a prepared text may name, in the order in which people read of it, with its words. */
export const placeholderIds: Record<string, string> = {
  "contact.name": "ui.placeholder.contact.name",
  "contact.email": "ui.placeholder.contact.email",
  "customer.name": "ui.placeholder.customer.name",
  "ticket.number": "ui.placeholder.ticket.number",
  "ticket.subject": "ui.placeholder.ticket.subject",
  "ticket.link": "ui.placeholder.ticket.link",
  "agent.name": "ui.placeholder.agent.name",
  "desk.name": "ui.placeholder.desk.name",
  "promise.due": "ui.placeholder.promise.due",
};

/** Something that is still to be filled in, and where it stands. */
export interface Left {
  text: string;
  from: number;
  to: number;
}

const pattern = /\{\{(\?[^{}\r\n]{1,79}|[a-z_]+(?:\.[a-z_]+)+)\}\}/g;

/** As the server's rule, which refuses a reply with any of them. */
export function leftIn(text: string): Left[] {
  return Array.from(text.matchAll(pattern), (found) => ({
    text: found[0],
    name: found[1] ?? "",
    from: found.index,
    to: found.index + found[0].length,
  }))
    .filter(({ name }) => name.startsWith("?") || name in placeholderIds)
    .map(({ text, from, to }) => ({ text, from, to }));
}

/** The text with a piece of it replaced, and what is to be selected: the first thing to fill in, else the place behind. */
export function replaced(
  text: string,
  from: number,
  to: number,
  by: string,
): { text: string; select: [number, number] } {
  const [first] = leftIn(by);
  const select: [number, number] = first ? [from + first.from, from + first.to] : [from + by.length, from + by.length];
  return { text: text.slice(0, from) + by + text.slice(to), select };
}
