import { useMutation, useQueryClient } from "@tanstack/react-query";
import { changeSubscription, type Subscription } from "../../client/api.ts";
import { useText } from "../../texts/text.ts";
import { options } from "../../texts/words.ts";
import { ApiForm, type FormValues } from "../../ui/api_form.tsx";
import { ActionButton } from "../../ui/button.tsx";
import { TextField } from "../../ui/field.tsx";
import { SelectField } from "../../ui/select.tsx";
import { customerQuery } from "./queries.ts";
import { subscriptionStateIds } from "./words.ts";

interface Props {
  subscription: Subscription;
  onDone: () => void;
}

/** How many seats there are from now on, and how many of them are used: the rules follow both. */
export function SeatsForm({ subscription, onDone }: Props) {
  const t = useText();
  const queryClient = useQueryClient();
  const change = useMutation({
    mutationFn: (form: FormValues) => changeSubscription(subscription.id, changeOf(form)),
    onSuccess: () => {
      queryClient.invalidateQueries({ queryKey: customerQuery(subscription.customer_id).queryKey });
      onDone();
    },
  });
  return (
    <ApiForm label={t("ui.subscription.seats")} error={change.error} onSubmit={(form) => change.mutate(form)}>
      <p className="font-medium">{subscription.name}</p>
      <TextField
        name="quantity"
        label={t("ui.subscription.quantity")}
        inputMode="numeric"
        defaultValue={String(subscription.quantity)}
        isRequired
        autoFocus
      />
      <TextField
        name="used"
        label={t("ui.subscription.used")}
        hint={t("ui.subscription.used_hint")}
        inputMode="numeric"
      />
      <SelectField
        name="state"
        label={t("ui.subscription.state")}
        defaultValue={subscription.state}
        options={options(t, subscriptionStateIds)}
      />
      <div className="flex justify-end gap-2">
        <ActionButton onPress={onDone}>{t("ui.common.cancel")}</ActionButton>
        <ActionButton type="submit" look="primary" isPending={change.isPending}>
          {t("ui.lesson.save")}
        </ActionButton>
      </div>
    </ApiForm>
  );
}

/** What is not said stays as it is. */
function changeOf(form: FormValues) {
  const used = form.text("used").trim();
  return {
    quantity: Number(form.text("quantity")),
    state: form.text("state"),
    ...(used ? { used: Number(used) } : {}),
  };
}
