import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Link } from "react-aria-components";
import type { CustomerView } from "../../client/api.ts";
import { useFormat } from "../../texts/format.ts";
import { useText } from "../../texts/text.ts";
import { queueOf } from "../queue/search_text.ts";
import { answersQuery } from "../satisfaction/queries.ts";

/** How this customer fares with us now; each number opens what it counts. */
export function CustomerStrip({ page }: { page: CustomerView }) {
  const t = useText();
  const format = useFormat();
  const { id } = page.customer;
  const now = new Date().toISOString();
  const open = page.open_tickets;
  const missed = open.filter(({ due_at }) => due_at && due_at < now).length;
  const escalated = open.filter(({ state }) => state === "waiting_upstream").length;
  const ends = page.delegated_access.map(({ expires_at }) => expires_at).sort()[0];
  const queue = (words: string) => queueOf(`customer:${id} ${words}`);
  return (
    <dl className="mb-4 grid grid-cols-2 gap-px overflow-hidden rounded-lg border border-line bg-line sm:grid-cols-3 xl:grid-cols-6">
      <Tally name={t("ui.customer.strip_open")} href={queue("state:unfinished")}>
        {format.number(open.length)}
      </Tally>
      <Tally name={t("ui.customer.strip_missed")} href={queue("due:missed")} isBad={missed > 0}>
        {format.number(missed)}
      </Tally>
      <Tally name={t("ui.customer.strip_escalated")} href={queue("state:waiting_upstream")}>
        {format.number(escalated)}
      </Tally>
      <Satisfied customer={id} />
      <Tally name={t("ui.customer.signals")}>{format.number(page.signals.length)}</Tally>
      <Tally name={t("ui.customer.strip_access")} isBad={ends !== undefined && ends < now}>
        {ends ? format.date(ends) : "–"}
      </Tally>
    </dl>
  );
}

function Satisfied({ customer }: { customer: string }) {
  const t = useText();
  const { data } = useQuery(answersQuery({ customer_id: customer }));
  const { good = 0, so_so = 0, bad = 0 } = data?.count ?? {};
  const answered = good + so_so + bad;
  return (
    <Tally name={t("ui.customer.strip_satisfied")} href={`/satisfaction?customer=${customer}`} isBad={bad > good}>
      {answered > 0 ? t("ui.customer.strip_good", { good, answered }) : "–"}
    </Tally>
  );
}

interface TallyProps {
  name: string;
  /** To what is counted. */
  href?: string;
  isBad?: boolean;
  children: ReactNode;
}

function Tally({ name, href, isBad = false, children }: TallyProps) {
  const value = `text-lg font-semibold tabular-nums ${isBad ? "text-danger" : ""}`;
  return (
    <div className="flex flex-col-reverse justify-end bg-surface px-4 py-2.5">
      <dd className={value}>
        {href ? (
          <Link
            href={href}
            aria-label={`${name}: ${typeof children === "string" ? children : ""}`}
            className="-mx-1.5 inline-block min-h-6.5 min-w-6.5 cursor-pointer rounded-md px-1.5 underline decoration-accent/40 underline-offset-4 outline-none hovered:bg-hover hovered:decoration-accent focus-visible:outline-2 focus-visible:outline-accent"
          >
            {children}
          </Link>
        ) : (
          children
        )}
      </dd>
      <dt className="text-sm text-muted">{name}</dt>
    </div>
  );
}
