import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { type Arrangement, type ArrangementRequest, addDelivery, changeDelivery } from "../../client/api.ts";
import { ifMatch } from "../../client/http.ts";
import { useText } from "../../texts/text.ts";
import { kindIds, options } from "../../texts/words.ts";
import { ApiForm } from "../../ui/api_form.tsx";
import { ActionButton } from "../../ui/button.tsx";
import { TextField } from "../../ui/field.tsx";
import { SelectField } from "../../ui/select.tsx";
import { calendarsQuery } from "../offers/queries.ts";
import { deliveryIds } from "../offers/words.ts";
import { useServices } from "../tickets/services.ts";

const any = "any";

interface Props {
  arrangement: Arrangement | null;
  onDone: () => void;
}

/** Adds or changes one arrangement. */
export function DeliveryForm({ arrangement, onDone }: Props) {
  const t = useText();
  const services = useServices();
  const calendars = useQuery(calendarsQuery);
  const queryClient = useQueryClient();
  const [mode, setMode] = useState<string>(arrangement?.mode ?? "outsourced");
  const save = useMutation({
    mutationFn: (request: ArrangementRequest) =>
      arrangement ? changeDelivery(arrangement.id, request, ifMatch(arrangement.version)) : addDelivery(request),
    // Routes, offers and the list read these rows.
    onSuccess: () => {
      queryClient.invalidateQueries();
      onDone();
    },
  });
  const isOwn = mode === "own";
  return (
    <ApiForm
      label={t("ui.delivery.arrangements")}
      error={save.error}
      onSubmit={(form) => {
        const partner = (name: string) => (isOwn ? "" : form.text(name).trim());
        save.mutate({
          service: form.text("service"),
          kind: form.text("kind") === any ? null : (form.text("kind") as ArrangementRequest["kind"]),
          calendar_id: form.text("calendar_id") === any ? null : form.text("calendar_id"),
          mode: mode as ArrangementRequest["mode"],
          partner_name: partner("partner_name"),
          partner_address: partner("partner_address"),
          contract: partner("contract"),
          contact_name: partner("contact_name"),
          contact_phone: partner("contact_phone"),
          told: partner("told"),
        });
      }}
    >
      <div className="grid gap-3 sm:grid-cols-2">
        <SelectField
          name="service"
          label={t("ui.ticket.service")}
          defaultValue={arrangement?.service ?? "*"}
          options={[{ id: "*", name: t("ui.offer.any_service") }, ...services.choices]}
        />
        <SelectField
          name="kind"
          label={t("ui.ticket.kind")}
          defaultValue={arrangement?.kind ?? any}
          options={[{ id: any, name: t("ui.offer.any_kind") }, ...options(t, kindIds)]}
        />
        <SelectField
          name="calendar_id"
          label={t("ui.delivery.hours")}
          defaultValue={arrangement?.calendar_id ?? any}
          options={[{ id: any, name: t("ui.delivery.always") }, ...(calendars.data?.items ?? [])]}
        />
        <SelectField
          name="mode"
          label={t("ui.offer.delivery")}
          value={mode}
          options={options(t, deliveryIds)}
          onChange={setMode}
        />
      </div>
      {isOwn ? null : <PartnerFields arrangement={arrangement} />}
      <div className="flex justify-end gap-2">
        <ActionButton onPress={onDone}>{t("ui.common.cancel")}</ActionButton>
        <ActionButton type="submit" look="primary" isPending={save.isPending}>
          {t("ui.common.save")}
        </ActionButton>
      </div>
    </ApiForm>
  );
}

function PartnerFields({ arrangement }: { arrangement: Arrangement | null }) {
  const t = useText();
  return (
    <>
      <div className="grid gap-3 sm:grid-cols-2">
        <TextField
          name="partner_name"
          label={t("ui.delivery.partner_name")}
          defaultValue={arrangement?.partner_name}
          isRequired
        />
        <TextField
          name="partner_address"
          label={t("ui.delivery.partner_address")}
          defaultValue={arrangement?.partner_address}
          isRequired
        />
        <TextField name="contract" label={t("ui.delivery.contract")} defaultValue={arrangement?.contract} />
        <TextField name="contact_name" label={t("ui.delivery.contact_name")} defaultValue={arrangement?.contact_name} />
        <TextField
          name="contact_phone"
          label={t("ui.delivery.contact_phone")}
          defaultValue={arrangement?.contact_phone}
        />
      </div>
      <TextField
        name="told"
        label={t("ui.delivery.told")}
        hint={t("ui.delivery.told_hint")}
        rows={3}
        defaultValue={arrangement?.told}
      />
    </>
  );
}
