import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type Seller, setSeller } from "../../client/api.ts";
import { useText } from "../../texts/text.ts";
import { ApiForm } from "../../ui/api_form.tsx";
import { ActionButton, TextLink } from "../../ui/button.tsx";
import { TextField } from "../../ui/field.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Card, Page } from "../../ui/page.tsx";
import { Loaded } from "../../ui/states.tsx";
import { useMay } from "../session/queries.ts";
import { PartyFields, partyOf } from "./party_fields.tsx";
import { billingChanged, sellerQuery } from "./queries.ts";

/** What stands on every invoice of the desk. */
export function SellerPage() {
  const t = useText();
  const seller = useQuery(sellerQuery);
  return (
    <Page
      title={t("ui.billing.seller")}
      lead={<TextLink href="/billing">{t("ui.billing.title")}</TextLink>}
      width="text"
    >
      <Card title={t("ui.billing.seller_card")}>
        <Loaded query={seller}>{(data) => <SellerForm seller={data} />}</Loaded>
      </Card>
    </Page>
  );
}

function SellerForm({ seller }: { seller: Seller }) {
  const t = useText();
  const queryClient = useQueryClient();
  const mayChange = useMay("charge_write");
  const save = useMutation({
    mutationFn: (values: Seller) => setSeller(values),
    onSuccess: (saved) => {
      queryClient.setQueryData(sellerQuery.queryKey, saved);
      billingChanged(queryClient);
    },
  });
  const field = (name: keyof Seller, text: string, more = {}) => (
    <TextField name={name} label={t(text)} defaultValue={String(seller[name])} isReadOnly={!mayChange} {...more} />
  );
  return (
    <ApiForm
      label={t("ui.billing.seller")}
      error={save.error}
      onSubmit={(form) =>
        save.mutate({
          party: partyOf(form),
          iban: form.text("iban"),
          bic: form.text("bic"),
          terms_days: Number(form.text("terms_days")),
          note: form.text("note"),
          invoice_prefix: form.text("invoice_prefix"),
          credit_prefix: form.text("credit_prefix"),
          tax_basis_points: Math.round(Number(form.text("tax_basis_points").replace(",", ".")) * 100),
        })
      }
    >
      <PartyFields party={seller.party} isReadOnly={!mayChange} />
      <div className="grid gap-3 sm:grid-cols-2">
        {field("iban", "ui.billing.iban", { mono: true })}
        {field("bic", "ui.billing.bic", { mono: true })}
        {field("terms_days", "ui.billing.terms_days", { type: "number" })}
        {field("tax_basis_points", "ui.billing.tax_percent", {
          defaultValue: String(seller.tax_basis_points / 100),
          inputMode: "decimal",
        })}
        {field("invoice_prefix", "ui.billing.invoice_prefix", { hint: t("ui.billing.prefix_hint") })}
        {field("credit_prefix", "ui.billing.credit_prefix")}
      </div>
      {field("note", "ui.billing.seller_note", { hint: t("ui.billing.seller_note_hint") })}
      {save.isSuccess ? <Notice tone="good">{t("ui.settings.saved")}</Notice> : null}
      {mayChange ? (
        <ActionButton type="submit" look="primary" isPending={save.isPending}>
          {t("ui.common.save")}
        </ActionButton>
      ) : null}
    </ApiForm>
  );
}
