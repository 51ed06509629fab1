import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { Content, OfferView, SupportLine } from "../../client/api.ts";
import { useFormat } from "../../texts/format.ts";
import { useLanguage } from "../../texts/language.tsx";
import { type Translate, useText } from "../../texts/text.ts";
import { kindIds, severityIds, word } from "../../texts/words.ts";
import { Card, Facts } from "../../ui/page.tsx";
import { PlainText } from "../../ui/plain_text.tsx";
import { languageIds } from "../customers/customer_form.tsx";
import { calendarsQuery } from "./queries.ts";
import { deliveryIds, local, periodIds, wayIds } from "./words.ts";

/** An offer as agents read it, in their language. The page for customers is the server's. */
export function OfferText({ offer }: { offer: OfferView }) {
  const t = useText();
  const { content } = offer;
  const { language } = useLanguage();
  const kinds = (each: string[]) => each.map((kind) => word(t, kindIds, kind)).join(", ");
  return (
    <div className="grid gap-4 lg:grid-cols-2">
      <Card title={t("ui.offer.about")}>
        <PlainText text={local(content.summary, language)} />
        <div className="mt-3">
          <Facts
            rows={[
              [t("ui.offer.languages"), content.languages.map((each) => word(t, languageIds, each)).join(", ")],
              [t("ui.offer.escalation"), local(content.escalation, language)],
            ]}
          />
        </div>
      </Card>
      <Card title={t("ui.offer.support")}>
        <ul className="flex flex-col gap-2">
          {content.support.map((line) => (
            <li key={line.service + line.title.en}>
              <div className="font-medium">{local(line.title, language)}</div>
              <div className="text-sm text-muted">
                {[kinds(line.kinds), ...whoDelivers(t, offer, line)].filter(Boolean).join(" · ")}
              </div>
              <div className="text-sm">{local(line.note, language)}</div>
            </li>
          ))}
        </ul>
      </Card>
      <HoursAndContact content={content} />
      <Targets content={content} />
      <Price content={content} kinds={kinds} />
      <Card title={t("ui.offer.exclusions")}>
        <ul className="list-disc pl-5">
          {content.exclusions.map((text) => (
            <li key={text.en + text.cs}>{local(text, language)}</li>
          ))}
        </ul>
      </Card>
    </div>
  );
}

/** Which other companies work for a service; nothing where all is ours. */
function whoDelivers(t: Translate, offer: OfferView, line: SupportLine) {
  const terms = offer.delivery.filter(({ service, mode }) => mode !== "own" && ["*", line.service].includes(service));
  if (offer.delivery.length === 0 && line.delivery !== "own") {
    return [`${word(t, deliveryIds, line.delivery)}: ${line.delivered_by}`];
  }
  return terms.map(({ kind, mode, partner }) =>
    [kind && word(t, kindIds, kind), `${word(t, deliveryIds, mode)}: ${partner}`].filter(Boolean).join(" "),
  );
}

function HoursAndContact({ content }: { content: Content }) {
  const t = useText();
  const { language } = useLanguage();
  const calendars = useQuery(calendarsQuery);
  const calendarName = (id: string) => calendars.data?.items.find((each) => each.id === id)?.name;
  const rows = content.contact.map((way): [string, ReactNode] => [
    word(t, wayIds, way.way),
    <span key={way.value}>
      {way.value} <span className="text-muted">{local(way.note, language)}</span>
    </span>,
  ]);
  return (
    <Card title={t("ui.offer.hours_contact")}>
      <ul className="mb-3 flex flex-col gap-1">
        {content.hours.map((hours) => (
          <li key={hours.code}>
            <span className="font-medium">{local(hours.title, language)}</span>{" "}
            <span className="text-sm text-muted">{calendarName(hours.calendar_id)}</span>
          </li>
        ))}
      </ul>
      <Facts rows={rows} />
    </Card>
  );
}

function Targets({ content }: { content: Content }) {
  const t = useText();
  const format = useFormat();
  const { language } = useLanguage();
  const cell = "py-1 pr-3 align-top";
  const hoursName = (code: string) => {
    const hours = content.hours.find((each) => each.code === code);
    return hours ? local(hours.title, language) : code;
  };
  return (
    <Card title={t("ui.offer.targets")}>
      <table className="w-full text-left text-sm">
        <thead className="text-muted">
          <tr>
            <th className={`${cell} font-medium`}>{t("ui.ticket.severity")}</th>
            <th className={`${cell} font-medium`}>{t("ui.clock.first_response")}</th>
            <th className={`${cell} font-medium`}>{t("ui.clock.resolution")}</th>
            <th className={`${cell} font-medium`}>{t("ui.offer.hours")}</th>
          </tr>
        </thead>
        <tbody>
          {content.targets.map((target) => (
            <tr key={`${target.severity} ${target.kind} ${target.service}`}>
              <td className={cell}>
                {[word(t, severityIds, target.severity), target.kind && word(t, kindIds, target.kind), target.service]
                  .filter(Boolean)
                  .join(" · ")}
              </td>
              <td className={cell}>{format.minutes(target.first_response_minutes)}</td>
              <td className={cell}>{target.resolution_minutes ? format.minutes(target.resolution_minutes) : "–"}</td>
              <td className={cell}>{hoursName(target.hours)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}

function Price({ content, kinds }: { content: Content; kinds: (each: string[]) => string }) {
  const t = useText();
  const format = useFormat();
  const { price } = content;
  const money = (minor: number | null) => (minor === null ? null : format.money({ minor, currency: price.currency }));
  const included = t("ui.offer.included_per", {
    time: format.minutes(price.included_minutes),
    period: word(t, periodIds, price.included_period),
  });
  return (
    <Card title={t("ui.offer.price")}>
      <Facts
        rows={[
          [t("ui.offer.hourly"), money(price.hourly_minor)],
          [t("ui.offer.after_hours"), `${format.number(price.after_hours_percent)} %`],
          [t("ui.offer.minimum"), format.minutes(price.minimum_minutes)],
          [t("ui.offer.increment"), format.minutes(price.increment_minutes)],
          [t("ui.offer.included"), price.included_minutes > 0 ? included : null],
          [t("ui.offer.per_incident"), money(price.per_incident_minor)],
          [t("ui.offer.covered"), kinds(price.covered_kinds)],
        ]}
      />
    </Card>
  );
}
