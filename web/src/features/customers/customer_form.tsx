import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { addCustomer } from "../../client/api.ts";
import { useLanguage } from "../../texts/language.tsx";
import { useText } from "../../texts/text.ts";
import { options } from "../../texts/words.ts";
import { ApiForm } from "../../ui/api_form.tsx";
import { ActionButton } from "../../ui/button.tsx";
import { TextField } from "../../ui/field.tsx";
import { SelectField } from "../../ui/select.tsx";

export const languageIds = { en: "ui.language.en", cs: "ui.language.cs" };

export function CustomerForm() {
  const t = useText();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const { language } = useLanguage();
  const add = useMutation({
    mutationFn: (values: Parameters<typeof addCustomer>[0]) => addCustomer(values),
    onSuccess: ({ id }) => {
      queryClient.invalidateQueries({ queryKey: ["customers"] });
      navigate({ to: "/customers/$customer", params: { customer: id } });
    },
  });
  return (
    <ApiForm
      label={t("ui.customers.add")}
      error={add.error}
      onSubmit={(form) =>
        add.mutate({
          name: form.text("name").trim(),
          domain: form.text("domain").trim(),
          tenant: form.text("tenant").trim(),
          country: form.text("country").trim().toUpperCase(),
          language: form.text("language"),
        })
      }
    >
      <TextField name="name" label={t("ui.customer.name")} isRequired autoFocus />
      <TextField name="domain" label={t("ui.customer.domain")} hint={t("ui.customer.domain_hint")} />
      <TextField name="tenant" label={t("ui.customer.tenant")} mono />
      <div className="grid grid-cols-2 gap-3">
        <TextField name="country" label={t("ui.customer.country")} defaultValue="CZ" maxLength={2} />
        <SelectField
          name="language"
          label={t("ui.session.language")}
          defaultValue={language}
          options={options(t, languageIds)}
        />
      </div>
      <ActionButton type="submit" look="primary" isPending={add.isPending}>
        {t("ui.customers.add")}
      </ActionButton>
    </ApiForm>
  );
}
