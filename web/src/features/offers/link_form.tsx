import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { type AcceptanceLinkRequest, type CustomerView, makeAcceptanceLink } from "../../client/api.ts";
import { useFormat } from "../../texts/format.ts";
import { useText } from "../../texts/text.ts";
import { ApiForm } from "../../ui/api_form.tsx";
import { ActionButton } from "../../ui/button.tsx";
import { CopyButton } from "../../ui/copy_button.tsx";
import { TextField } from "../../ui/field.tsx";
import { Notice } from "../../ui/notice.tsx";
import { SelectField } from "../../ui/select.tsx";
import { NumberField } from "./editor_fields.tsx";
import { useOfferChoices } from "./offer_choices.ts";

/** Makes the address where a contact accepts without signing in: once, within some days. */
export function LinkForm({ page, onDone }: { page: CustomerView; onDone: () => void }) {
  const t = useText();
  const format = useFormat();
  const offers = useOfferChoices();
  const [days, setDays] = useState<number | null>(14);
  const [chosen, setChosen] = useState<string | null>(null);
  const offer = chosen ?? offers.choices[0]?.id ?? null;
  const make = useMutation({
    mutationFn: (request: AcceptanceLinkRequest) => makeAcceptanceLink(page.customer.id, request),
  });
  if (make.data) {
    return (
      <div className="flex flex-col gap-3">
        <Notice tone="good">{t("ui.agreement.link_made", { date: format.date(make.data.expires_at) })}</Notice>
        <TextField label={t("ui.agreement.link_address")} value={make.data.url} isReadOnly mono />
        <div className="flex justify-end gap-2">
          <CopyButton text={make.data.url} label={t("ui.common.copy")} />
          <ActionButton look="primary" onPress={onDone}>
            {t("ui.common.close")}
          </ActionButton>
        </div>
      </div>
    );
  }
  return (
    <ApiForm
      label={t("ui.agreement.link")}
      error={make.error}
      onSubmit={(form) => make.mutate({ offer_id: offer ?? "", person_id: form.text("person_id"), days: days ?? 14 })}
    >
      <p className="text-sm text-muted">{t("ui.agreement.link_hint")}</p>
      <SelectField
        name="offer_id"
        label={t("ui.offers.title")}
        value={offer}
        options={offers.choices}
        onChange={setChosen}
      />
      <SelectField
        name="person_id"
        label={t("ui.agreement.contact")}
        defaultValue={page.contacts[0]?.id}
        options={page.contacts.map(({ id, name }) => ({ id, name }))}
      />
      <NumberField name="days" label={t("ui.agreement.days")} value={days} onChange={setDays} />
      <div className="flex justify-end gap-2">
        <ActionButton onPress={onDone}>{t("ui.common.cancel")}</ActionButton>
        <ActionButton type="submit" look="primary" isPending={make.isPending}>
          {t("ui.agreement.make_link")}
        </ActionButton>
      </div>
    </ApiForm>
  );
}
