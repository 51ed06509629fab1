import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { type Content, type OfferView, writeOffer } from "../../client/api.ts";
import { ifMatch } from "../../client/http.ts";
import { useLanguage } from "../../texts/language.tsx";
import { useText } from "../../texts/text.ts";
import { kindIds, options, severityIds } from "../../texts/words.ts";
import { ApiForm } from "../../ui/api_form.tsx";
import { ActionButton, TextLink } from "../../ui/button.tsx";
import { CheckField, TextField } from "../../ui/field.tsx";
import { Card } from "../../ui/page.tsx";
import { SelectField } from "../../ui/select.tsx";
import { languageIds } from "../customers/customer_form.tsx";
import { useServices } from "../tickets/services.ts";
import { blank } from "./blank.ts";
import { ChoiceSet, LocalFields, NumberField, RowList } from "./editor_fields.tsx";
import { OfferPreview } from "./offer_preview.tsx";
import { PriceFields } from "./price_fields.tsx";
import { calendarsQuery, offerQuery } from "./queries.ts";
import { local, wayIds } from "./words.ts";

interface Props {
  offer: OfferView;
  onDone: () => void;
}

export interface PartProps {
  content: Content;
  change: (part: Partial<Content>) => void;
}

/** Writes a draft, field by field, both languages side by side. */
export function OfferEditor({ offer, onDone }: Props) {
  const t = useText();
  const queryClient = useQueryClient();
  const [content, setContent] = useState(offer.content);
  const change = (part: Partial<Content>) => setContent((old) => ({ ...old, ...part }));
  const write = useMutation({
    mutationFn: () => writeOffer(offer.id, { content }, ifMatch(offer.version)),
    onSuccess: (next) => {
      queryClient.setQueryData(offerQuery(offer.id).queryKey, next);
      queryClient.invalidateQueries({ queryKey: ["offers"] });
      onDone();
    },
  });
  return (
    <div className="grid items-start gap-4 xl:grid-cols-2">
      <ApiForm
        label={t("ui.offer.edit")}
        error={write.error}
        onSubmit={() => write.mutate()}
        className="flex min-w-0 flex-col gap-4"
      >
        <AboutPart content={content} change={change} />
        <SupportPart content={content} change={change} />
        <HoursPart content={content} change={change} />
        <ContactPart content={content} change={change} />
        <TargetsPart content={content} change={change} />
        <PriceFields content={content} change={change} />
        <ExclusionsPart content={content} change={change} />
        <div className="sticky bottom-0 flex justify-end gap-2 border-t border-line bg-page py-3">
          <ActionButton onPress={onDone}>{t("ui.common.cancel")}</ActionButton>
          <ActionButton type="submit" look="primary" isPending={write.isPending}>
            {t("ui.common.save")}
          </ActionButton>
        </div>
      </ApiForm>
      <div className="min-w-0 xl:sticky xl:top-4">
        <OfferPreview content={content} brand={offer.brand_id ?? null} />
      </div>
    </div>
  );
}

function AboutPart({ content, change }: PartProps) {
  const t = useText();
  return (
    <Card title={t("ui.offer.about")}>
      <Part>
        <LocalFields
          name="title"
          label={t("ui.offer.name")}
          value={content.title}
          onChange={(title) => change({ title })}
        />
        <LocalFields
          name="summary"
          label={t("ui.offer.summary")}
          rows={3}
          value={content.summary}
          onChange={(summary) => change({ summary })}
        />
        <ChoiceSet
          label={t("ui.offer.languages")}
          choices={options(t, languageIds)}
          value={content.languages}
          onChange={(languages) => change({ languages })}
        />
      </Part>
    </Card>
  );
}

function ExclusionsPart({ content, change }: PartProps) {
  const t = useText();
  return (
    <Card title={t("ui.offer.exclusions")}>
      <Part>
        <RowList
          rows={content.exclusions}
          onChange={(exclusions) => change({ exclusions })}
          blank={blank.text}
          name={t("ui.offer.exclusion")}
        >
          {(text, set, at) => (
            <LocalFields name={`exclusions/${at}`} label={t("ui.offer.exclusion")} value={text} onChange={set} />
          )}
        </RowList>
        <LocalFields
          name="escalation"
          label={t("ui.offer.escalation")}
          rows={3}
          value={content.escalation}
          onChange={(escalation) => change({ escalation })}
        />
      </Part>
    </Card>
  );
}

function Part({ children }: { children: ReactNode }) {
  return <div className="flex flex-col gap-4">{children}</div>;
}

function SupportPart({ content, change }: PartProps) {
  const t = useText();
  const services = useServices();
  return (
    <Card title={t("ui.offer.support")}>
      <p className="mb-3 text-sm text-muted">
        {t("ui.offer.delivery_hint")} <TextLink href="/settings/delivery">{t("ui.delivery.title")}</TextLink>
      </p>
      <RowList
        rows={content.support}
        onChange={(support) => change({ support })}
        blank={blank.support}
        name={t("ui.offer.line")}
      >
        {(line, set, at) => (
          <>
            <div className="grid gap-3 sm:grid-cols-2">
              <SelectField
                name={`support/${at}/service`}
                label={t("ui.ticket.service")}
                value={line.service || null}
                placeholder={t("ui.ticket.service_unknown")}
                options={services.choices}
                onChange={(service) => set({ ...line, service })}
              />
            </div>
            <ChoiceSet
              label={t("ui.offer.kinds")}
              choices={options(t, kindIds)}
              value={line.kinds}
              onChange={(kinds) => set({ ...line, kinds: kinds as typeof line.kinds })}
            />
            <LocalFields
              name={`support/${at}/title`}
              label={t("ui.offer.line_title")}
              value={line.title}
              onChange={(title) => set({ ...line, title })}
            />
            <LocalFields
              name={`support/${at}/note`}
              label={t("ui.offer.note")}
              value={line.note}
              onChange={(note) => set({ ...line, note })}
            />
          </>
        )}
      </RowList>
    </Card>
  );
}

function HoursPart({ content, change }: PartProps) {
  const t = useText();
  const calendars = useQuery(calendarsQuery);
  return (
    <Card title={t("ui.offer.hours")}>
      <RowList
        rows={content.hours}
        onChange={(hours) => change({ hours })}
        blank={blank.hours}
        name={t("ui.offer.hours")}
      >
        {(hours, set, at) => (
          <>
            <div className="grid gap-3 sm:grid-cols-2">
              <TextField
                name={`hours/${at}/code`}
                label={t("ui.offer.code")}
                value={hours.code}
                onChange={(code) => set({ ...hours, code })}
              />
              <SelectField
                name={`hours/${at}/calendar_id`}
                label={t("ui.offer.calendar")}
                value={hours.calendar_id || null}
                options={calendars.data?.items ?? []}
                onChange={(calendar_id) => set({ ...hours, calendar_id })}
              />
            </div>
            <LocalFields
              name={`hours/${at}/title`}
              label={t("ui.offer.name")}
              value={hours.title}
              onChange={(title) => set({ ...hours, title })}
            />
          </>
        )}
      </RowList>
    </Card>
  );
}

function ContactPart({ content, change }: PartProps) {
  const t = useText();
  return (
    <Card title={t("ui.offer.contact")}>
      <RowList
        rows={content.contact}
        onChange={(contact) => change({ contact })}
        blank={blank.contact}
        name={t("ui.offer.way")}
      >
        {(way, set, at) => (
          <>
            <div className="grid gap-3 sm:grid-cols-3">
              <SelectField
                name={`contact/${at}/way`}
                label={t("ui.offer.way")}
                value={way.way}
                options={options(t, wayIds)}
                onChange={(value) => set({ ...way, way: value as typeof way.way })}
              />
              <TextField
                name={`contact/${at}/value`}
                label={t("ui.offer.way_value")}
                value={way.value}
                onChange={(value) => set({ ...way, value })}
              />
              <HoursChoice
                name={`contact/${at}/hours`}
                content={content}
                value={way.hours}
                onChange={(hours) => set({ ...way, hours })}
              />
            </div>
            <LocalFields
              name={`contact/${at}/note`}
              label={t("ui.offer.note")}
              value={way.note}
              onChange={(note) => set({ ...way, note })}
            />
          </>
        )}
      </RowList>
    </Card>
  );
}

function TargetsPart({ content, change }: PartProps) {
  const t = useText();
  const services = useServices();
  const named = content.support
    .filter(({ service }) => service !== "")
    .map(({ service }) => ({ id: service, name: services.nameOf(service) }));
  return (
    <Card title={t("ui.offer.targets")}>
      <RowList
        rows={content.targets}
        onChange={(targets) => change({ targets })}
        blank={blank.target}
        name={t("ui.offer.target")}
      >
        {(target, set, at) => (
          <div className="grid gap-3 sm:grid-cols-3 lg:grid-cols-4">
            <SelectField
              name={`targets/${at}/severity`}
              label={t("ui.ticket.severity")}
              value={target.severity}
              options={options(t, severityIds)}
              onChange={(severity) => set({ ...target, severity: severity as typeof target.severity })}
            />
            <SelectField
              name={`targets/${at}/kind`}
              label={t("ui.ticket.kind")}
              value={target.kind ?? "any"}
              options={[{ id: "any", name: t("ui.offer.any_kind") }, ...options(t, kindIds)]}
              onChange={(kind) => set({ ...target, kind: kind === "any" ? null : (kind as typeof target.kind) })}
            />
            <SelectField
              name={`targets/${at}/service`}
              label={t("ui.ticket.service")}
              value={target.service || "any"}
              options={[{ id: "any", name: t("ui.offer.any_service") }, ...named]}
              onChange={(service) => set({ ...target, service: service === "any" ? "" : service })}
            />
            <HoursChoice
              name={`targets/${at}/hours`}
              content={content}
              value={target.hours}
              onChange={(hours) => set({ ...target, hours })}
            />
            <NumberField
              name={`targets/${at}/first_response_minutes`}
              label={t("ui.offer.first_response")}
              value={target.first_response_minutes}
              onChange={(value) => set({ ...target, first_response_minutes: value ?? 0 })}
            />
            <NumberField
              name={`targets/${at}/next_update_minutes`}
              label={t("ui.offer.next_update")}
              value={target.next_update_minutes}
              onChange={(next_update_minutes) => set({ ...target, next_update_minutes })}
            />
            <NumberField
              name={`targets/${at}/resolution_minutes`}
              label={t("ui.offer.resolution")}
              value={target.resolution_minutes}
              onChange={(resolution_minutes) => set({ ...target, resolution_minutes })}
            />
            <div className="flex flex-wrap gap-x-6 gap-y-1 sm:col-span-3 lg:col-span-4">
              <CheckField
                isSelected={target.pauses_for_customer ?? true}
                onChange={(pauses_for_customer) => set({ ...target, pauses_for_customer })}
              >
                {t("ui.offer.pauses_for_customer")}
              </CheckField>
              <CheckField
                isSelected={target.pauses_for_upstream ?? false}
                onChange={(pauses_for_upstream) => set({ ...target, pauses_for_upstream })}
              >
                {t("ui.offer.pauses_for_upstream")}
              </CheckField>
            </div>
          </div>
        )}
      </RowList>
    </Card>
  );
}

interface HoursChoiceProps {
  name: string;
  content: Content;
  value: string;
  onChange: (code: string) => void;
}

export function HoursChoice({ name, content, value, onChange }: HoursChoiceProps) {
  const t = useText();
  const { language } = useLanguage();
  return (
    <SelectField
      name={name}
      label={t("ui.offer.hours")}
      value={value || null}
      options={content.hours.map(({ code, title }) => ({ id: code, name: local(title, language) || code }))}
      onChange={onChange}
    />
  );
}
