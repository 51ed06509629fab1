import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { BookOpen, Building2 } from "lucide-react";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { type ExcerptPart, type SearchResult, search as searchApi, type TicketHit } from "../../client/api.ts";
import { useFormat } from "../../texts/format.ts";
import { useText } from "../../texts/text.ts";
import { severityIds, severityTones, stateIds, stateTones, word } from "../../texts/words.ts";
import { ActionButton, TextLink } from "../../ui/button.tsx";
import { Chip } from "../../ui/chip.tsx";
import { SearchField } from "../../ui/field.tsx";
import { Card, Page } from "../../ui/page.tsx";
import { Empty, Skeleton } from "../../ui/states.tsx";
import { SearchHelp } from "./search_help.tsx";
import { SearchProblem } from "./search_problem.tsx";

const route = getRouteApi("/desk/search");
const typingPause = 200;

function useResults(q: string) {
  return useInfiniteQuery({
    queryKey: ["search", q],
    queryFn: ({ pageParam, signal }) => searchApi({ q, cursor: pageParam }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
    enabled: q.trim() !== "",
  });
}

export function SearchPage() {
  const t = useText();
  const { q = "" } = route.useSearch();
  const navigate = route.useNavigate();
  const [text, setText] = useState(q);
  const field = useRef<HTMLDivElement>(null);
  useEffect(() => field.current?.querySelector("input")?.focus(), []);
  useEffect(() => setText(q), [q]);
  useEffect(() => {
    if (text === q) return;
    const timer = setTimeout(() => navigate({ search: { q: text || undefined }, replace: true }), typingPause);
    return () => clearTimeout(timer);
  }, [text, q, navigate]);
  const results = useResults(q);
  const isAsked = q.trim() !== "";
  return (
    <Page title={t("ui.search.title")} tab={isAsked ? `${q} · ${t("ui.search.title")}` : undefined}>
      <div ref={field} className="flex">
        <SearchField label={t("ui.search.field")} value={text} onChange={setText} isWide />
      </div>
      <div className="mt-2">
        <SearchHelp />
      </div>
      <SearchProblem problem={results.error?.problem} />
      {isAsked && results.isPending && !results.error ? <Skeleton rows={6} /> : null}
      {isAsked && results.data && !results.error ? (
        <Results
          pages={results.data.pages}
          more={
            results.hasNextPage ? (
              <ActionButton onPress={() => results.fetchNextPage()} isPending={results.isFetchingNextPage}>
                {t("ui.common.more")}
              </ActionButton>
            ) : null
          }
        />
      ) : null}
    </Page>
  );
}

function Results({ pages, more }: { pages: SearchResult[]; more: ReactNode }) {
  const t = useText();
  const tickets = pages.flatMap((page) => page.tickets);
  const customers = pages[0]?.customers ?? [];
  const articles = pages[0]?.articles ?? [];
  if (tickets.length + customers.length + articles.length === 0)
    return <Empty title={t("ui.search.nothing")} hint={t("ui.search.nothing_hint")} />;
  return (
    <div className="mt-4 flex flex-col gap-4">
      {customers.length > 0 ? (
        <Card title={t("ui.search.customers")}>
          <ul className="flex flex-col gap-1">
            {customers.map(({ id, name, domain }) => (
              <li key={id} className="flex items-center gap-2">
                <Building2 aria-hidden="true" className="size-4 shrink-0 text-muted" />
                <TextLink href={`/customers/${id}`}>{name}</TextLink>
                <span className="text-sm text-muted">{domain}</span>
              </li>
            ))}
          </ul>
        </Card>
      ) : null}
      {articles.length > 0 ? (
        <Card title={t("ui.search.articles")}>
          <ul className="flex flex-col gap-2">
            {articles.map(({ id, title, excerpt }) => (
              <li key={id} className="flex items-start gap-2">
                <BookOpen aria-hidden="true" className="mt-1 size-4 shrink-0 text-muted" />
                <div className="min-w-0">
                  <TextLink href={`/knowledge/${id}`}>{title}</TextLink>
                  <Excerpt parts={excerpt} />
                </div>
              </li>
            ))}
          </ul>
        </Card>
      ) : null}
      {tickets.length > 0 ? (
        <Card title={t("ui.search.tickets")}>
          <ul className="-my-3 divide-y divide-line">
            {tickets.map((hit) => (
              <Hit key={hit.ticket.id} hit={hit} />
            ))}
          </ul>
          {more ? <div className="mt-5 flex justify-center">{more}</div> : null}
        </Card>
      ) : null}
    </div>
  );
}

function Hit({ hit }: { hit: TicketHit }) {
  const t = useText();
  const format = useFormat();
  const { ticket } = hit;
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 gap-y-0.5 py-2.5">
      <div className="flex min-w-0 items-baseline gap-2">
        <span className="text-sm text-muted tabular-nums">#{ticket.number}</span>
        <TextLink href={`/tickets/${ticket.id}`}>{ticket.subject || t("ui.ticket.no_subject")}</TextLink>
      </div>
      <div className="flex items-center gap-1.5">
        <Chip tone={stateTones[ticket.state]}>{word(t, stateIds, ticket.state)}</Chip>
        <Chip tone={severityTones[ticket.severity]}>{word(t, severityIds, ticket.severity)}</Chip>
      </div>
      <div className="col-span-2 flex flex-wrap gap-x-2 text-sm text-muted">
        <span>{ticket.customer_name ?? t("ui.queue.no_customer")}</span>
        <span>{ticket.assignee_name ?? t("ui.queue.nobody")}</span>
        <time dateTime={ticket.opened_at} title={format.dateTime(ticket.opened_at)}>
          {format.date(ticket.opened_at)}
        </time>
      </div>
      {hit.excerpt.length > 0 ? (
        <div className="col-span-2">
          <Excerpt
            parts={hit.excerpt}
            lead={hit.visibility === "internal" ? `${t("ui.search.in_note")} ${hit.author_name}` : hit.author_name}
          />
        </div>
      ) : null}
    </li>
  );
}

function Excerpt({ parts, lead }: { parts: ExcerptPart[]; lead?: string }) {
  if (parts.length === 0) return null;
  let at = 0;
  return (
    <p className="text-sm wrap-anywhere">
      {lead ? <span className="text-muted">{lead}: </span> : null}
      {parts.map(({ text, is_hit }) => {
        at += text.length;
        return is_hit ? (
          <mark key={at} className="rounded-xs bg-warn px-0.5 text-warn-ink">
            {text}
          </mark>
        ) : (
          <span key={at}>{text}</span>
        );
      })}
    </p>
  );
}
