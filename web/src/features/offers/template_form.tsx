import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import {
  type CalendarView,
  draftOfferFromTemplate,
  type FromTemplateRequest,
  listOfferTemplates,
  type OfferTemplate,
  type OfferView,
} from "../../client/api.ts";
import { useLanguage } from "../../texts/language.tsx";
import { useText } from "../../texts/text.ts";
import { ApiForm } from "../../ui/api_form.tsx";
import { ActionButton } from "../../ui/button.tsx";
import { TextField } from "../../ui/field.tsx";
import { RadioCards } from "../../ui/radio_cards.tsx";
import { SelectField } from "../../ui/select.tsx";
import { Loaded } from "../../ui/states.tsx";
import { calendarsQuery } from "./queries.ts";
import { local } from "./words.ts";

const templatesQuery = {
  queryKey: ["offer-templates"],
  queryFn: () => listOfferTemplates(),
  staleTime: Number.POSITIVE_INFINITY,
};
const made = "made";

interface Props {
  /** Where customers write, as far as it is known. */
  mail: string;
  onDone: (offer: OfferView) => void;
}

/** A template, and what only the desk knows: its address, hours and price. Makes a draft that can be published. */
export function TemplateForm({ mail, onDone }: Props) {
  const templates = useQuery(templatesQuery);
  const calendars = useQuery(calendarsQuery);
  return (
    <Loaded query={templates}>
      {({ items }) => (
        <Loaded query={calendars}>
          {(own) => <Form templates={items} calendars={own.items} mail={mail} onDone={onDone} />}
        </Loaded>
      )}
    </Loaded>
  );
}

const weekOf = (slots: { day: string; from: string; to: string }[]) =>
  slots.map(({ day, from, to }) => `${day} ${from} ${to}`).join();

interface FormProps extends Props {
  templates: OfferTemplate[];
  calendars: CalendarView[];
}

function Form({ templates, calendars, mail, onDone }: FormProps) {
  const t = useText();
  const { language } = useLanguage();
  const queryClient = useQueryClient();
  const [code, setCode] = useState(templates[0]?.code ?? "");
  const [chosen, setChosen] = useState<string | null>(null);
  const template = templates.find((each) => each.code === code);
  const hours = template?.hours[0];
  const calendar = chosen ?? bestOf(calendars, template) ?? made;
  const draft = useMutation({
    mutationFn: (values: FromTemplateRequest) => draftOfferFromTemplate(code, values),
    onSuccess: (offer) => {
      for (const key of ["offers", "calendars"]) queryClient.invalidateQueries({ queryKey: [key] });
      onDone(offer);
    },
  });
  return (
    <ApiForm
      label={t("ui.template.start")}
      error={draft.error}
      className="flex flex-col gap-4"
      onSubmit={(form) =>
        draft.mutate({
          calendar_id: calendar === made ? null : calendar,
          mail: form.text("mail").trim(),
          phone: form.text("phone").trim(),
          currency: form.text("currency").trim().toUpperCase(),
          hourly_minor: Math.round(Number(form.text("hourly_minor").replace(",", ".")) * 100),
        })
      }
    >
      <RadioCards
        label={t("ui.template.start")}
        value={code}
        onChange={(next) => {
          setCode(next);
          setChosen(null);
        }}
        cards={templates.map((each) => ({
          id: each.code,
          name: local(each.name, language),
          content: (
            <>
              <span className="font-medium">{local(each.name, language)}</span>
              <p className="text-sm text-muted">{local(each.about, language)}</p>
            </>
          ),
        }))}
      />
      <div className="grid gap-3 sm:grid-cols-2">
        <SelectField
          name="calendar_id"
          label={t("ui.template.calendar", { hours: hours ? local(hours.title, language) : "" })}
          value={calendar}
          onChange={setChosen}
          options={[{ id: made, name: t("ui.template.made") }, ...calendars.map(({ id, name }) => ({ id, name }))]}
        />
        <TextField name="mail" type="email" label={t("ui.template.mail")} defaultValue={mail} isRequired />
        <TextField name="phone" type="tel" label={t("ui.template.phone")} hint={t("ui.template.phone_hint")} />
        <TextField name="currency" label={t("ui.template.currency")} defaultValue="CZK" maxLength={3} isRequired />
        <TextField
          name="hourly_minor"
          label={t("ui.template.hourly")}
          hint={t("ui.template.hourly_hint")}
          inputMode="decimal"
          isRequired
        />
      </div>
      <div>
        <ActionButton type="submit" look="primary" isPending={draft.isPending}>
          {t("ui.template.draft")}
        </ActionButton>
      </div>
    </ApiForm>
  );
}

/** A calendar with the very week of the template; for working hours any that is there. */
function bestOf(calendars: CalendarView[], template: OfferTemplate | undefined): string | undefined {
  const hours = template?.hours[0];
  if (!hours) return undefined;
  const same = calendars.find((each) => weekOf(each.hours) === weekOf(hours.slots));
  return same?.id ?? (hours.code === "office" ? calendars[0]?.id : undefined);
}
