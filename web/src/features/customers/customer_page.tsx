import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useState } from "react";
import type { CustomerView, Subscription } from "../../client/api.ts";
import { useFormat } from "../../texts/format.ts";
import { useLanguage } from "../../texts/language.tsx";
import { useText } from "../../texts/text.ts";
import { word } from "../../texts/words.ts";
import { ActionButton, ButtonLink } from "../../ui/button.tsx";
import { Chip } from "../../ui/chip.tsx";
import { ModalDialog } from "../../ui/dialog.tsx";
import { Card, Facts, Page } from "../../ui/page.tsx";
import { Loaded } from "../../ui/states.tsx";
import { BuyerCard } from "../billing/buyer_card.tsx";
import { WalletsCard } from "../charges/wallets_card.tsx";
import { CustomerClaims } from "../claims/claim_cards.tsx";
import { OpportunitiesCard } from "../insight/opportunities_card.tsx";
import { ReviewCard } from "../insight/review_card.tsx";
import { SignalList } from "../insight/signal_list.tsx";
import { AgreementsCard } from "../offers/agreements_card.tsx";
import { TellCard } from "../offers/tell_card.tsx";
import { local } from "../offers/words.ts";
import { CustomerSatisfaction } from "../satisfaction/customer_satisfaction.tsx";
import { useMay } from "../session/queries.ts";
import { useCauseName, useServices } from "../tickets/services.ts";
import { AccessSwitch } from "./contact_access.tsx";
import { ContactForm } from "./contact_form.tsx";
import { languageIds } from "./customer_form.tsx";
import { CustomerStrip } from "./customer_strip.tsx";
import { OpenTickets, PastTickets } from "./customer_tickets.tsx";
import { DelegationCard } from "./delegation_card.tsx";
import { customerQuery } from "./queries.ts";
import { SeatsForm } from "./seats_form.tsx";
import { SubscriptionForm } from "./subscription_form.tsx";
import { subscriptionStateIds } from "./words.ts";

const route = getRouteApi("/desk/customers/$customer");

export function CustomerPage() {
  const { customer: id } = route.useParams();
  const customer = useQuery(customerQuery(id));
  return <Loaded query={customer}>{(data) => <CustomerScreen page={data} />}</Loaded>;
}

function CustomerScreen({ page }: { page: CustomerView }) {
  const t = useText();
  const format = useFormat();
  const { language } = useLanguage();
  const maySeeCharges = useMay("charge_read");
  const { customer, agreement } = page;
  return (
    <Page
      title={customer.name}
      lead={customer.domain}
      actions={
        <ButtonLink look="primary" href={`/tickets/new?customer=${customer.id}`}>
          {t("ui.queue.new")}
        </ButtonLink>
      }
    >
      <CustomerStrip page={page} />
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-4">
          <OpenTickets page={page} />
          <PastTickets page={page} />
          <Learnt page={page} />
          <OpportunitiesCard customer={customer.id} />
          <ReviewCard page={page} />
          <CustomerSatisfaction customer={customer.id} />
          <CustomerClaims customer={customer.id} />
        </div>
        <div className="flex min-w-0 flex-col gap-4">
          <Card title={t("ui.customer.about")}>
            <Facts
              rows={[
                [t("ui.customer.country"), customer.country],
                [t("ui.session.language"), word(t, languageIds, customer.language)],
                [t("ui.customer.tenant"), customer.tenant],
                [
                  t("ui.customer.agreement"),
                  agreement
                    ? `${local(agreement.title, language)} (${format.date(agreement.valid_from)})`
                    : t("ui.customer.no_agreement"),
                ],
              ]}
            />
          </Card>
          <Contacts page={page} />
          <Subscriptions page={page} />
          <AgreementsCard page={page} />
          <TellCard page={page} />
          {maySeeCharges ? <WalletsCard customer={customer.id} /> : null}
          <BuyerCard customer={customer.id} />
          <DelegationCard customer={customer.id} />
        </div>
      </div>
    </Page>
  );
}

function Contacts({ page }: { page: CustomerView }) {
  const t = useText();
  const mayWrite = useMay("customer_write");
  const [isAdding, setAdding] = useState(false);
  const add = (
    <ActionButton size="small" look="quiet" onPress={() => setAdding(true)}>
      {t("ui.customer.add_contact")}
    </ActionButton>
  );
  return (
    <Card title={t("ui.customer.contacts")} actions={mayWrite ? add : null}>
      {page.contacts.length === 0 ? <p className="text-muted">{t("ui.customer.no_contacts")}</p> : null}
      <ul className="flex flex-col gap-2">
        {page.contacts.map((contact) => (
          <li key={contact.id}>
            <div className="font-medium">{contact.name}</div>
            <div className="text-sm text-muted">{[contact.email, contact.phone].filter(Boolean).join(" · ")}</div>
            <AccessSwitch customer={page.customer.id} contact={contact.id} />
          </li>
        ))}
      </ul>
      <ModalDialog title={t("ui.customer.add_contact")} isOpen={isAdding} onClose={() => setAdding(false)}>
        <ContactForm customer={page.customer} onDone={() => setAdding(false)} />
      </ModalDialog>
    </Card>
  );
}

function Subscriptions({ page }: { page: CustomerView }) {
  const t = useText();
  const services = useServices();
  const mayWrite = useMay("customer_write");
  const [chosen, setChosen] = useState<Subscription | null>(null);
  const [isAdding, setAdding] = useState(false);
  const add = (
    <ActionButton size="small" look="quiet" onPress={() => setAdding(true)}>
      {t("ui.customer.add_subscription")}
    </ActionButton>
  );
  return (
    <Card title={t("ui.customer.subscriptions")} actions={mayWrite ? add : null}>
      {page.subscriptions.length === 0 ? <p className="text-muted">{t("ui.customer.no_subscriptions")}</p> : null}
      <ul className="flex flex-col gap-2">
        {page.subscriptions.map((each) => (
          <li key={each.id} className="flex items-start justify-between gap-2">
            <div>
              <div className="font-medium">{each.name}</div>
              <div className="text-sm text-muted">
                {services.nameOf(each.service)} · {t("ui.customer.quantity", { count: each.quantity })}
              </div>
            </div>
            <div className="flex items-center gap-2">
              <Chip tone={each.state === "active" ? "good" : "warn"}>{word(t, subscriptionStateIds, each.state)}</Chip>
              {mayWrite ? (
                <ActionButton
                  size="small"
                  aria-label={t("ui.subscription.seats_of", { name: each.name })}
                  onPress={() => setChosen(each)}
                >
                  {t("ui.subscription.seats")}
                </ActionButton>
              ) : null}
            </div>
          </li>
        ))}
      </ul>
      <ModalDialog title={t("ui.subscription.seats")} isOpen={chosen !== null} onClose={() => setChosen(null)}>
        {chosen ? <SeatsForm subscription={chosen} onDone={() => setChosen(null)} /> : null}
      </ModalDialog>
      <ModalDialog title={t("ui.customer.add_subscription")} isOpen={isAdding} onClose={() => setAdding(false)}>
        <SubscriptionForm customer={page.customer} onDone={() => setAdding(false)} />
      </ModalDialog>
    </Card>
  );
}

/** What the requests taught: why things happened, and what may help this customer next. */
function Learnt({ page }: { page: CustomerView }) {
  const t = useText();
  const format = useFormat();
  const causeName = useCauseName();
  return (
    <Card title={t("ui.customer.learnt")}>
      <h3 className="text-sm font-medium text-muted">{t("ui.customer.causes")}</h3>
      {page.causes.length === 0 ? <p className="text-sm">{t("ui.customer.no_causes")}</p> : null}
      <ul className="mb-3">
        {page.causes.map(({ cause, count }) => (
          <li key={cause} className="flex justify-between gap-2">
            <span>{causeName(cause)}</span>
            <span className="text-muted tabular-nums">{format.number(count)}×</span>
          </li>
        ))}
      </ul>
      <h3 className="text-sm font-medium text-muted">{t("ui.customer.signals")}</h3>
      {page.signals.length === 0 ? <p className="text-sm">{t("ui.customer.no_signals")}</p> : null}
      <SignalList signals={page.signals} />
    </Card>
  );
}
