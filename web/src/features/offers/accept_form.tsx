import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { type AgreementRequest, acceptOffer, listCustomers } from "../../client/api.ts";
import { useText } from "../../texts/text.ts";
import { ApiForm } from "../../ui/api_form.tsx";
import { ActionButton } from "../../ui/button.tsx";
import { TextField } from "../../ui/field.tsx";
import { SelectField } from "../../ui/select.tsx";
import { useServices } from "../tickets/services.ts";
import { ChoiceSet, NumberField } from "./editor_fields.tsx";
import { useOfferChoices } from "./offer_choices.ts";

/** Notes what a customer agreed to by telephone or on paper. */
export function AcceptForm({ customer, onDone }: { customer: string; onDone: () => void }) {
  const t = useText();
  const offers = useOfferChoices();
  const services = useServices();
  const queryClient = useQueryClient();
  const customers = useQuery({ queryKey: ["customers"], queryFn: () => listCustomers() });
  const [offer, setOffer] = useState<string | null>(null);
  const [scope, setScope] = useState<string[]>([]);
  const [precedence, setPrecedence] = useState<number | null>(0);
  const accept = useMutation({
    mutationFn: (request: AgreementRequest) => acceptOffer(request),
    onSuccess: () => {
      for (const key of ["agreements", "customer"]) queryClient.invalidateQueries({ queryKey: [key] });
      onDone();
    },
  });
  const chosen = offers.published.find(({ id }) => id === offer) ?? offers.published[0];
  const named = (chosen?.content.support ?? []).map(({ service }) => ({ id: service, name: services.nameOf(service) }));
  const others = (customers.data?.items ?? []).filter(({ id }) => id !== customer);
  return (
    <ApiForm
      label={t("ui.agreement.note")}
      error={accept.error}
      onSubmit={(form) =>
        accept.mutate({
          offer_id: chosen?.id ?? "",
          customer_id: customer,
          accepted_by: form.text("accepted_by").trim(),
          services: scope,
          precedence: precedence ?? 0,
          bill_to: form.text("bill_to") === "self" ? null : form.text("bill_to"),
        })
      }
    >
      <SelectField
        name="offer_id"
        label={t("ui.offers.title")}
        value={chosen?.id ?? null}
        options={offers.choices}
        onChange={setOffer}
      />
      <TextField name="accepted_by" label={t("ui.agreement.accepted_by")} isRequired />
      <ChoiceSet label={t("ui.agreement.services")} choices={named} value={scope} onChange={setScope} />
      <NumberField name="precedence" label={t("ui.agreement.precedence")} value={precedence} onChange={setPrecedence} />
      <SelectField
        name="bill_to"
        label={t("ui.agreement.bill_to")}
        defaultValue="self"
        options={[
          { id: "self", name: t("ui.agreement.bill_to_self") },
          ...others.map(({ id, name }) => ({ id, name })),
        ]}
      />
      <div className="flex justify-end gap-2">
        <ActionButton onPress={onDone}>{t("ui.common.cancel")}</ActionButton>
        <ActionButton type="submit" look="primary" isPending={accept.isPending}>
          {t("ui.common.save")}
        </ActionButton>
      </div>
    </ApiForm>
  );
}
