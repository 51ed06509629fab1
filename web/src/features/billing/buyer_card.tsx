import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { type Buyer, setBuyer } from "../../client/api.ts";
import { useText } from "../../texts/text.ts";
import { options, word } from "../../texts/words.ts";
import { ApiForm } from "../../ui/api_form.tsx";
import { ActionButton } from "../../ui/button.tsx";
import { ModalDialog } from "../../ui/dialog.tsx";
import { TextField } from "../../ui/field.tsx";
import { Card, Facts } from "../../ui/page.tsx";
import { SelectField } from "../../ui/select.tsx";
import { Loaded } from "../../ui/states.tsx";
import { languageIds } from "../customers/customer_form.tsx";
import { useMay } from "../session/queries.ts";
import { InvoiceTable } from "./invoice_table.tsx";
import { PartyFields, partyOf } from "./party_fields.tsx";
import { billingChanged, buyerQuery, invoicesQuery } from "./queries.ts";
import { taxIds } from "./words.ts";

/** What a customer's invoices say of it, and the last ones. Only for who may see charges. */
export function BuyerCard({ customer }: { customer: string }) {
  const mayRead = useMay("charge_read");
  return mayRead ? <Shown customer={customer} /> : null;
}

function Shown({ customer }: { customer: string }) {
  const t = useText();
  const mayWrite = useMay("charge_write");
  const [isEditing, setEditing] = useState(false);
  const buyer = useQuery(buyerQuery(customer));
  const invoices = useQuery(invoicesQuery(customer));
  const edit = (
    <ActionButton size="small" look="quiet" onPress={() => setEditing(true)}>
      {t("ui.billing.change")}
    </ActionButton>
  );
  return (
    <Card title={t("ui.billing.buyer_card")} actions={mayWrite && buyer.data ? edit : null}>
      <Loaded query={buyer} rows={2}>
        {(data) => (
          <>
            <BuyerFacts buyer={data} />
            <ModalDialog title={t("ui.billing.buyer_card")} isOpen={isEditing} onClose={() => setEditing(false)}>
              <BuyerForm customer={customer} buyer={data} onDone={() => setEditing(false)} />
            </ModalDialog>
          </>
        )}
      </Loaded>
      {invoices.data && invoices.data.items.length > 0 ? (
        <div className="mt-3 border-t border-line pt-1">
          <InvoiceTable rows={invoices.data.items.slice(0, 5)} isShort />
        </div>
      ) : null}
    </Card>
  );
}

function BuyerFacts({ buyer }: { buyer: Buyer }) {
  const t = useText();
  const { party } = buyer;
  const address = [party.street, `${party.postal_code} ${party.city}`.trim(), party.country].filter(Boolean).join(", ");
  return (
    <Facts
      rows={[
        [t("ui.billing.party.name"), party.name],
        [t("ui.billing.party.address"), address],
        [t("ui.billing.party.registration_id"), party.registration_id],
        [t("ui.billing.party.vat_id"), party.vat_id],
        [t("ui.billing.party.endpoint_id"), party.endpoint_id ? `${party.endpoint_scheme}:${party.endpoint_id}` : ""],
        [t("ui.billing.party.email"), party.email],
        [t("ui.billing.terms_days"), buyer.terms_days === null ? "" : buyer.terms_days],
        [t("ui.billing.buyer_reference"), buyer.buyer_reference],
        [t("ui.billing.order_reference"), buyer.order_reference],
        [t("ui.session.language"), word(t, languageIds, buyer.language)],
        [t("ui.billing.tax.title"), buyer.tax_category ? word(t, taxIds, buyer.tax_category) : ""],
      ]}
    />
  );
}

function BuyerForm({ customer, buyer, onDone }: { customer: string; buyer: Buyer; onDone: () => void }) {
  const t = useText();
  const queryClient = useQueryClient();
  const save = useMutation({
    mutationFn: (values: Buyer) => setBuyer(customer, values),
    onSuccess: (saved) => {
      queryClient.setQueryData(buyerQuery(customer).queryKey, saved);
      billingChanged(queryClient);
      onDone();
    },
  });
  return (
    <ApiForm
      label={t("ui.billing.buyer_card")}
      error={save.error}
      onSubmit={(form) => {
        const days = form.text("terms_days").trim();
        const tax = form.text("tax_category");
        save.mutate({
          party: partyOf(form),
          language: form.text("language"),
          terms_days: days === "" ? null : Number(days),
          buyer_reference: form.text("buyer_reference"),
          order_reference: form.text("order_reference"),
          tax_category: tax === "as_lines" ? null : tax,
        });
      }}
    >
      <PartyFields party={buyer.party} />
      <div className="grid gap-3 sm:grid-cols-2">
        <TextField
          name="buyer_reference"
          label={t("ui.billing.buyer_reference")}
          defaultValue={buyer.buyer_reference}
          hint={t("ui.billing.buyer_reference_hint")}
        />
        <TextField
          name="order_reference"
          label={t("ui.billing.order_reference")}
          defaultValue={buyer.order_reference}
        />
        <TextField
          name="terms_days"
          type="number"
          label={t("ui.billing.terms_days")}
          hint={t("ui.billing.terms_hint")}
          defaultValue={buyer.terms_days === null ? "" : String(buyer.terms_days)}
        />
        <SelectField
          name="language"
          label={t("ui.session.language")}
          defaultValue={buyer.language}
          options={options(t, languageIds)}
        />
      </div>
      <SelectField
        name="tax_category"
        label={t("ui.billing.tax.title")}
        defaultValue={buyer.tax_category ?? "as_lines"}
        options={options(t, taxIds)}
      />
      <ActionButton type="submit" look="primary" isPending={save.isPending}>
        {t("ui.common.save")}
      </ActionButton>
    </ApiForm>
  );
}
