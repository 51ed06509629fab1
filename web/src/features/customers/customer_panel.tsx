import { useQuery } from "@tanstack/react-query";
import type { TicketView } from "../../client/api.ts";
import { useLanguage } from "../../texts/language.tsx";
import { useText } from "../../texts/text.ts";
import { stateIds, stateTones, word } from "../../texts/words.ts";
import { TextLink } from "../../ui/button.tsx";
import { Chip } from "../../ui/chip.tsx";
import { FoldingCard } from "../../ui/disclosure.tsx";
import { Facts } from "../../ui/page.tsx";
import { Loaded } from "../../ui/states.tsx";
import { local } from "../offers/words.ts";
import { useServices } from "../tickets/services.ts";
import { customerQuery } from "./queries.ts";

/** Beside the conversation: who asks, what they were promised, what they have. */
export function CustomerPanel({ ticket }: { ticket: TicketView }) {
  const t = useText();
  return (
    <FoldingCard title={t("ui.customer.title")}>
      <Facts
        rows={[
          [t("ui.customer.contact"), ticket.contact_name],
          [t("ui.session.email"), ticket.contact_email],
        ]}
      />
      {ticket.customer_id ? (
        <CustomerBrief id={ticket.customer_id} ticket={ticket} />
      ) : (
        <p>{t("ui.customer.unknown")}</p>
      )}
    </FoldingCard>
  );
}

function CustomerBrief({ id, ticket }: { id: string; ticket: TicketView }) {
  const t = useText();
  const services = useServices();
  const { language } = useLanguage();
  const customer = useQuery(customerQuery(id));
  return (
    <Loaded query={customer} rows={3}>
      {(data) => (
        <div className="mt-2 flex flex-col gap-3">
          <Facts
            rows={[
              [
                t("ui.customer.company"),
                <TextLink key="link" href={`/customers/${id}`}>
                  {data.customer.name}
                </TextLink>,
              ],
              [
                t("ui.customer.agreement"),
                data.agreement ? local(data.agreement.title, language) : t("ui.customer.no_agreement"),
              ],
            ]}
          />
          <div>
            <h3 className="mb-1 text-sm font-medium text-muted">{t("ui.customer.subscriptions")}</h3>
            <ul className="flex flex-col gap-1 text-sm">
              {data.subscriptions.map((each) => (
                <li key={each.id} className={each.id === ticket.subscription_id ? "font-semibold" : ""}>
                  {each.name} <span className="text-muted">{services.nameOf(each.service)}</span>
                </li>
              ))}
            </ul>
          </div>
          <OtherTickets tickets={data.open_tickets.filter((other) => other.id !== ticket.id)} />
        </div>
      )}
    </Loaded>
  );
}

function OtherTickets({ tickets }: { tickets: { id: string; number: number; subject: string; state: string }[] }) {
  const t = useText();
  if (tickets.length === 0) return null;
  return (
    <div>
      <h3 className="mb-1 text-sm font-medium text-muted">{t("ui.customer.other_open")}</h3>
      <ul className="flex flex-col gap-1 text-sm">
        {tickets.map((other) => (
          <li key={other.id} className="flex justify-between gap-2">
            <TextLink href={`/tickets/${other.id}`}>
              #{other.number} {other.subject}
            </TextLink>
            <Chip tone={stateTones[other.state]}>{word(t, stateIds, other.state)}</Chip>
          </li>
        ))}
      </ul>
    </div>
  );
}
