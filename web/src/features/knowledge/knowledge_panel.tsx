import { useQuery } from "@tanstack/react-query";
import type { OfferedArticle, SimilarTicketView, TicketView } from "../../client/api.ts";
import { useFormat } from "../../texts/format.ts";
import { useText } from "../../texts/text.ts";
import { ActionButton, TextLink } from "../../ui/button.tsx";
import { FoldingCard, Unfold } from "../../ui/disclosure.tsx";
import { PlainText } from "../../ui/plain_text.tsx";
import { Loaded } from "../../ui/states.tsx";
import { useMay } from "../session/queries.ts";
import { insertIntoReply } from "../tickets/insertion.ts";
import { useCauseName } from "../tickets/services.ts";
import { suggestionQuery } from "./queries.ts";

/** What the desk has that may help with the ticket: requests that were resolved before, and articles. */
export function KnowledgePanel({ ticket }: { ticket: TicketView }) {
  const t = useText();
  const suggestion = useQuery(suggestionQuery(ticket.id));
  return (
    <FoldingCard title={t("ui.knowledge.beside")}>
      <Loaded query={suggestion} rows={2}>
        {({ tickets, articles }) => (
          <div className="flex flex-col gap-3">
            {tickets.length === 0 && articles.length === 0 ? (
              <p className="text-muted">{t("ui.knowledge.nothing")}</p>
            ) : null}
            {articles.map((article) => (
              <ArticleOffer key={article.id} ticket={ticket} article={article} />
            ))}
            {tickets.length > 0 ? <Similar tickets={tickets} /> : null}
          </div>
        )}
      </Loaded>
    </FoldingCard>
  );
}

function ArticleOffer({ ticket, article }: { ticket: TicketView; article: OfferedArticle }) {
  const t = useText();
  const mayReply = useMay("ticket_reply");
  return (
    <div>
      <TextLink href={`/knowledge/${article.id}`}>{article.title}</TextLink>
      <Unfold label={t("ui.knowledge.read")}>
        <PlainText text={article.body} />
      </Unfold>
      {mayReply && article.audience === "customers" ? (
        <ActionButton
          size="small"
          look="quiet"
          onPress={() => insertIntoReply(ticket.id, article.body)}
          aria-label={`${t("ui.knowledge.insert")}: ${article.title}`}
        >
          {t("ui.knowledge.insert")}
        </ActionButton>
      ) : null}
    </div>
  );
}

function Similar({ tickets }: { tickets: SimilarTicketView[] }) {
  const t = useText();
  const causeName = useCauseName();
  const format = useFormat();
  return (
    <section aria-label={t("ui.knowledge.similar")}>
      <h3 className="mb-1 text-sm font-semibold">{t("ui.knowledge.similar")}</h3>
      <ul className="flex flex-col gap-2">
        {tickets.map((each) => (
          <li key={each.id} className="text-sm">
            <TextLink href={`/tickets/${each.id}`}>
              #{each.number} {each.subject}
            </TextLink>
            <p className="text-muted">
              {each.customer_name}
              {each.resolved_at ? ` · ${format.date(each.resolved_at)}` : null}
            </p>
            {each.cause ? <p>{t("ui.known_issue.cause", { cause: causeName(each.cause) })}</p> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
