import { useQuery } from "@tanstack/react-query";
import { listPortalTickets, type PortalHome } from "../../client/api.ts";
import { useFormat } from "../../texts/format.ts";
import { useLanguage } from "../../texts/language.tsx";
import { useText } from "../../texts/text.ts";
import { stateTones, word } from "../../texts/words.ts";
import { ButtonLink, TextLink } from "../../ui/button.tsx";
import { Chip } from "../../ui/chip.tsx";
import { Card, Page } from "../../ui/page.tsx";
import { Empty, Loaded } from "../../ui/states.tsx";
import { local } from "../offers/words.ts";
import { OpenApprovals } from "./approvals_card.tsx";
import { ClaimsCard } from "./claims_card.tsx";
import { InvoicesCard } from "./invoices_card.tsx";
import { homeQuery } from "./queries.ts";
import { ReachCard } from "./reach_card.tsx";
import { plainStateIds } from "./words.ts";

/** What the customer has from us: the offer in force, the subscriptions, the requests. */
export function PortalHomePage() {
  const t = useText();
  const home = useQuery(homeQuery);
  return (
    <Page
      title={home.data?.customer_name ?? t("ui.portal.title")}
      actions={
        <ButtonLink look="primary" href="/portal/requests/new">
          {t("ui.portal.new")}
        </ButtonLink>
      }
    >
      <OpenApprovals />
      <div className="grid items-start gap-4 md:grid-cols-[minmax(0,1fr)_20rem]">
        <Requests />
        <div className="flex flex-col gap-4">
          <Loaded query={home}>{(data) => <HomeCards home={data} />}</Loaded>
          <ReachCard />
          {home.data?.sees_company ? <InvoicesCard /> : null}
          <ClaimsCard />
        </div>
      </div>
    </Page>
  );
}

function HomeCards({ home }: { home: PortalHome }) {
  const t = useText();
  const format = useFormat();
  const { language } = useLanguage();
  return (
    <>
      <Card title={t("ui.portal.support")}>
        <div className="flex flex-col items-start gap-2">
          {home.agreement ? (
            <p className="text-sm">
              {t("ui.portal.agreement", {
                name: local(home.agreement.title, language),
                date: format.date(home.agreement.valid_from),
              })}
            </p>
          ) : (
            <p className="text-sm text-muted">{t("ui.portal.no_agreement")}</p>
          )}
          {home.offer_path ? (
            <TextLink href={home.offer_path} target="_blank">
              {t("ui.portal.offer")}
            </TextLink>
          ) : null}
        </div>
      </Card>
      <Card title={t("ui.customer.subscriptions")}>
        {home.subscriptions.length === 0 ? <p className="text-muted">{t("ui.customer.no_subscriptions")}</p> : null}
        <ul className="flex flex-col gap-1">
          {home.subscriptions.map((each) => (
            <li key={each.id}>{each.name}</li>
          ))}
        </ul>
      </Card>
    </>
  );
}

function Requests() {
  const t = useText();
  const format = useFormat();
  const requests = useQuery({ queryKey: ["portal", "requests"], queryFn: () => listPortalTickets() });
  return (
    <Card title={t("ui.portal.requests")}>
      <Loaded query={requests}>
        {({ items: rows }) =>
          rows.length === 0 ? (
            <Empty title={t("ui.portal.none")} hint={t("ui.portal.none_hint")} />
          ) : (
            <ul className="-mx-4 -my-3 divide-y divide-line">
              {rows.map((row) => (
                <li key={row.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2.5">
                  <span className="min-w-0 flex-1">
                    <TextLink href={`/portal/requests/${row.id}`}>{row.subject || t("ui.ticket.no_subject")}</TextLink>
                    <span className="block text-sm text-muted">
                      #{row.number} · {format.relative(row.updated_at)}
                    </span>
                  </span>
                  <Chip tone={stateTones[row.state]}>{word(t, plainStateIds, row.state)}</Chip>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Card>
  );
}
