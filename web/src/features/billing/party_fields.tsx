import type { BillingParty as Party } from "../../client/api.ts";
import { useText } from "../../texts/text.ts";
import type { FormValues } from "../../ui/api_form.tsx";
import { TextField } from "../../ui/field.tsx";

/** The fields of one side of an invoice; their names are those of the API. */
export function PartyFields({ party, isReadOnly = false }: { party: Party; isReadOnly?: boolean }) {
  const t = useText();
  const field = (name: keyof Party, text: string, more = {}) => (
    <TextField name={`party/${name}`} label={t(text)} defaultValue={party[name]} isReadOnly={isReadOnly} {...more} />
  );
  return (
    <>
      {field("name", "ui.billing.party.name", { isRequired: true })}
      {field("street", "ui.billing.party.street")}
      <div className="grid grid-cols-[1fr_2fr_5rem] gap-3">
        {field("postal_code", "ui.billing.party.postal_code")}
        {field("city", "ui.billing.party.city")}
        {field("country", "ui.customer.country", { maxLength: 2 })}
      </div>
      <div className="grid gap-3 sm:grid-cols-2">
        {field("registration_id", "ui.billing.party.registration_id")}
        {field("vat_id", "ui.billing.party.vat_id")}
        {field("endpoint_scheme", "ui.billing.party.endpoint_scheme", { hint: t("ui.billing.party.endpoint_hint") })}
        {field("endpoint_id", "ui.billing.party.endpoint_id")}
      </div>
      <div className="grid gap-3 sm:grid-cols-3">
        {field("contact", "ui.billing.party.contact")}
        {field("phone", "ui.billing.party.phone")}
        {field("email", "ui.billing.party.email")}
      </div>
    </>
  );
}

export function partyOf(form: FormValues): Party {
  const text = (name: keyof Party) => form.text(`party/${name}`).trim();
  return {
    name: text("name"),
    street: text("street"),
    city: text("city"),
    postal_code: text("postal_code"),
    country: text("country"),
    vat_id: text("vat_id"),
    registration_id: text("registration_id"),
    endpoint_scheme: text("endpoint_scheme"),
    endpoint_id: text("endpoint_id"),
    contact: text("contact"),
    phone: text("phone"),
    email: text("email"),
  };
}
