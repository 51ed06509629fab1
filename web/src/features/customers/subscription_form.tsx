import { useMutation, useQueryClient } from "@tanstack/react-query";
import { addSubscription, type Customer } from "../../client/api.ts";
import { useText } from "../../texts/text.ts";
import { ApiForm } from "../../ui/api_form.tsx";
import { ActionButton } from "../../ui/button.tsx";
import { TextField } from "../../ui/field.tsx";
import { SelectField } from "../../ui/select.tsx";
import { useServices } from "../tickets/services.ts";
import { customerQuery } from "./queries.ts";

interface Props {
  customer: Customer;
  onDone: () => void;
}

export function SubscriptionForm({ customer, onDone }: Props) {
  const t = useText();
  const services = useServices();
  const queryClient = useQueryClient();
  const add = useMutation({
    mutationFn: (values: Parameters<typeof addSubscription>[1]) => addSubscription(customer.id, values),
    onSuccess: () => {
      queryClient.invalidateQueries({ queryKey: customerQuery(customer.id).queryKey });
      onDone();
    },
  });
  return (
    <ApiForm
      label={t("ui.customer.add_subscription")}
      error={add.error}
      onSubmit={(form) =>
        add.mutate({
          service: form.text("service"),
          name: form.text("name").trim(),
          sku: form.text("sku").trim(),
          quantity: Number(form.text("quantity")) || 0,
          vendor_id: form.text("vendor_id").trim(),
        })
      }
    >
      <SelectField
        name="service"
        label={t("ui.ticket.service")}
        defaultValue={null}
        placeholder={t("ui.ticket.service_unknown")}
        options={services.choices}
        isRequired
      />
      <TextField name="name" label={t("ui.subscription.name")} isRequired />
      <TextField name="sku" label={t("ui.subscription.sku")} />
      <TextField name="quantity" label={t("ui.subscription.quantity")} inputMode="numeric" defaultValue="1" />
      <TextField name="vendor_id" label={t("ui.subscription.vendor_id")} mono />
      <ActionButton type="submit" look="primary" isPending={add.isPending}>
        {t("ui.customer.add_subscription")}
      </ActionButton>
    </ApiForm>
  );
}
