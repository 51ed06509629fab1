import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { CustomerView, Every, ReviewScheduleView } from "../../client/api.ts";
import { setReviewSchedule, stopReviews } from "../../client/api.ts";
import { useFormat } from "../../texts/format.ts";
import { useText } from "../../texts/text.ts";
import { options, word } from "../../texts/words.ts";
import { ApiForm, type FormValues } from "../../ui/api_form.tsx";
import { ActionButton, ButtonLink, TextLink } from "../../ui/button.tsx";
import { ModalDialog } from "../../ui/dialog.tsx";
import { CheckField, TextField } from "../../ui/field.tsx";
import { Card } from "../../ui/page.tsx";
import { SelectField } from "../../ui/select.tsx";
import { Loaded } from "../../ui/states.tsx";
import { languageIds } from "../customers/customer_form.tsx";
import { useMay } from "../session/queries.ts";
import { reviewScheduleQuery } from "./queries.ts";
import { everyIds, lastMonths, noon } from "./words.ts";

/** The review of this customer for a meeting: of any days, in any form, or by mail by itself. */
export function ReviewCard({ page }: { page: CustomerView }) {
  const t = useText();
  const { customer } = page;
  const mayRead = useMay("signal_read");
  const [days, setDays] = useState(() => lastMonths(new Date(), 3));
  const [language, setLanguage] = useState<string>(customer.language);
  if (!mayRead) return null;
  const file = (end: string) =>
    `/api/v1/customers/${customer.id}/review${end}?${new URLSearchParams({ ...days, lang: language })}`;
  return (
    <Card title={t("ui.customer.review")}>
      <div className="mb-3 grid grid-cols-[1fr_1fr_1fr] items-end gap-3">
        <TextField
          type="date"
          label={t("ui.review.from")}
          value={days.from}
          onChange={(from) => setDays({ ...days, from })}
        />
        <TextField type="date" label={t("ui.review.to")} value={days.to} onChange={(to) => setDays({ ...days, to })} />
        <SelectField
          label={t("ui.session.language")}
          value={language}
          onChange={(chosen) => setLanguage(chosen)}
          options={options(t, languageIds)}
        />
      </div>
      <div className="mb-4 flex flex-wrap gap-2">
        <ButtonLink look="primary" href={file(".html")} target="_blank">
          {t("ui.review.page")}
        </ButtonLink>
        <ButtonLink href={file(".pdf")} download>
          {t("ui.review.pdf")}
        </ButtonLink>
        <ButtonLink href={file(".md")} download>
          {t("ui.review.markdown")}
        </ButtonLink>
      </div>
      <Schedule page={page} />
    </Card>
  );
}

function Schedule({ page }: { page: CustomerView }) {
  const t = useText();
  const mayWrite = useMay("customer_write");
  const schedule = useQuery(reviewScheduleQuery(page.customer.id));
  const [isOpen, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <Loaded query={schedule} rows={1}>
      {(data) => (
        <>
          <div className="flex flex-wrap items-center gap-2">
            <p className="flex-1">
              <Said schedule={data} page={page} />
            </p>
            {mayWrite ? (
              <ActionButton size="small" onPress={() => setOpen(true)}>
                {t("ui.review.schedule")}
              </ActionButton>
            ) : null}
          </div>
          <Mailed schedule={data} />
          <ModalDialog title={t("ui.review.schedule")} isOpen={isOpen} onClose={close}>
            <ScheduleForm page={page} schedule={data} onDone={close} />
          </ModalDialog>
        </>
      )}
    </Loaded>
  );
}

function Said({ schedule, page }: { schedule: ReviewScheduleView; page: CustomerView }) {
  const t = useText();
  const format = useFormat();
  if (!schedule.every || !schedule.next_at) return <>{t("ui.review.not_mailed")}</>;
  const names = page.contacts.filter(({ id }) => schedule.contacts.includes(id)).map(({ name }) => name);
  return (
    <>
      {word(t, everyIds, schedule.every)}: {names.join(", ")}.{" "}
      {t("ui.review.next", { date: format.date(schedule.next_at) })}
    </>
  );
}

function Mailed({ schedule }: { schedule: ReviewScheduleView }) {
  const t = useText();
  const format = useFormat();
  const mayRead = useMay("ticket_read");
  if (schedule.mailed.length === 0) return null;
  return (
    <ul className="mt-2 text-sm">
      {schedule.mailed.map((mail) => {
        const text = t("ui.review.mailed", {
          from: format.date(noon(mail.first_day)),
          to: format.date(noon(mail.last_day)),
          name: mail.contact_name,
        });
        return (
          <li key={mail.ticket_id}>
            {mayRead ? <TextLink href={`/tickets/${mail.ticket_id}`}>{text}</TextLink> : text}
          </li>
        );
      })}
    </ul>
  );
}

interface FormProps {
  page: CustomerView;
  schedule: ReviewScheduleView;
  onDone: () => void;
}

function ScheduleForm({ page, schedule, onDone }: FormProps) {
  const t = useText();
  const queryClient = useQueryClient();
  const { customer, contacts } = page;
  const changed = () => {
    queryClient.invalidateQueries({ queryKey: reviewScheduleQuery(customer.id).queryKey });
    onDone();
  };
  const save = useMutation({
    mutationFn: (form: FormValues) =>
      setReviewSchedule(customer.id, {
        every: form.text("every") as Every,
        contacts: contacts.filter(({ id }) => form.text(`to_${id}`) === "on").map(({ id }) => id),
      }),
    onSuccess: changed,
  });
  const stop = useMutation({ mutationFn: () => stopReviews(customer.id), onSuccess: changed });
  return (
    <ApiForm label={t("ui.review.schedule")} error={save.error ?? stop.error} onSubmit={(form) => save.mutate(form)}>
      <p className="text-sm text-muted">{t("ui.review.schedule_hint")}</p>
      <SelectField
        name="every"
        label={t("ui.review.every")}
        defaultValue={schedule.every ?? "quarter"}
        options={options(t, everyIds)}
      />
      <fieldset className="flex flex-col gap-1">
        <legend className="text-sm font-medium">{t("ui.review.contacts")}</legend>
        {contacts.map((contact) => (
          <CheckField
            key={contact.id}
            name={`to_${contact.id}`}
            defaultSelected={schedule.contacts.includes(contact.id)}
          >
            {contact.name} ({contact.email})
          </CheckField>
        ))}
      </fieldset>
      <div className="flex justify-end gap-2">
        {schedule.every ? (
          <ActionButton onPress={() => stop.mutate()} isPending={stop.isPending}>
            {t("ui.review.stop")}
          </ActionButton>
        ) : null}
        <ActionButton onPress={onDone}>{t("ui.common.cancel")}</ActionButton>
        <ActionButton type="submit" look="primary" isPending={save.isPending}>
          {t("ui.lesson.save")}
        </ActionButton>
      </div>
    </ApiForm>
  );
}
