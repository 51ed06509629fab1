import { useMutation, useQueryClient } from "@tanstack/react-query";
import { addContact, type Customer } from "../../client/api.ts";
import { useText } from "../../texts/text.ts";
import { options } from "../../texts/words.ts";
import { ApiForm } from "../../ui/api_form.tsx";
import { ActionButton } from "../../ui/button.tsx";
import { TextField } from "../../ui/field.tsx";
import { SelectField } from "../../ui/select.tsx";
import { languageIds } from "./customer_form.tsx";
import { customerQuery } from "./queries.ts";

interface Props {
  customer: Customer;
  onDone: () => void;
}

/** Adds a person at the customer; with a password they may sign in to the portal. */
export function ContactForm({ customer, onDone }: Props) {
  const t = useText();
  const queryClient = useQueryClient();
  const add = useMutation({
    mutationFn: (values: Parameters<typeof addContact>[1]) => addContact(customer.id, values),
    onSuccess: () => {
      queryClient.invalidateQueries({ queryKey: customerQuery(customer.id).queryKey });
      onDone();
    },
  });
  return (
    <ApiForm
      label={t("ui.customer.add_contact")}
      error={add.error}
      onSubmit={(form) => {
        const password = form.text("password");
        const values = {
          name: form.text("name").trim(),
          email: form.text("email").trim(),
          phone: form.text("phone").trim(),
          language: form.text("language"),
        };
        add.mutate(password ? { ...values, password } : values);
      }}
    >
      <TextField name="name" label={t("ui.setup.name")} isRequired autoFocus />
      <TextField name="email" type="email" label={t("ui.session.email")} isRequired />
      <TextField name="phone" type="tel" label={t("ui.customer.phone")} />
      <SelectField
        name="language"
        label={t("ui.session.language")}
        defaultValue={customer.language}
        options={options(t, languageIds)}
      />
      <TextField
        name="password"
        type="password"
        label={t("ui.customer.portal_password")}
        hint={t("ui.customer.portal_password_hint")}
        autoComplete="new-password"
      />
      <ActionButton type="submit" look="primary" isPending={add.isPending}>
        {t("ui.customer.add_contact")}
      </ActionButton>
    </ApiForm>
  );
}
