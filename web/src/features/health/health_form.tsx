import { useMutation, useQueryClient } from "@tanstack/react-query";
import { addHealthIssue, type HealthIssueInput } from "../../client/api.ts";
import { useText } from "../../texts/text.ts";
import { options } from "../../texts/words.ts";
import { ApiForm } from "../../ui/api_form.tsx";
import { ActionButton } from "../../ui/button.tsx";
import { TextField } from "../../ui/field.tsx";
import { SelectField } from "../../ui/select.tsx";
import { useServices } from "../tickets/services.ts";
import { healthChanged } from "./queries.ts";
import { classificationIds, cloudIds, healthStatusIds } from "./words.ts";

/** A record of service health by hand. */
export function HealthForm({ onDone }: { onDone: () => void }) {
  const t = useText();
  const services = useServices();
  const queryClient = useQueryClient();
  const add = useMutation({
    mutationFn: (values: HealthIssueInput) => addHealthIssue(values),
    onSuccess: () => {
      healthChanged(queryClient);
      onDone();
    },
  });
  return (
    <ApiForm
      label={t("ui.health.add")}
      error={add.error}
      onSubmit={(form) =>
        add.mutate({
          external_id: form.text("external_id").trim() || undefined,
          title: form.text("title").trim(),
          service: form.text("service"),
          cloud: form.text("cloud") as HealthIssueInput["cloud"],
          classification: form.text("classification") as HealthIssueInput["classification"],
          status: form.text("status") as HealthIssueInput["status"],
          feature: form.text("feature").trim(),
          impact: form.text("impact").trim(),
        })
      }
    >
      <TextField name="title" label={t("ui.health.what")} isRequired autoFocus />
      <div className="grid grid-cols-2 gap-3">
        <TextField name="external_id" label={t("ui.health.external_id")} hint={t("ui.health.external_id_hint")} mono />
        <SelectField name="service" label={t("ui.ticket.service")} options={services.choices} isRequired />
        <SelectField
          name="classification"
          label={t("ui.health.classification")}
          defaultValue="incident"
          options={options(t, classificationIds)}
        />
        <SelectField
          name="status"
          label={t("ui.health.status")}
          defaultValue="investigating"
          options={options(t, healthStatusIds)}
        />
        <SelectField name="cloud" label={t("ui.health.cloud")} defaultValue="global" options={options(t, cloudIds)} />
        <TextField name="feature" label={t("ui.health.feature")} />
      </div>
      <TextField name="impact" label={t("ui.health.impact")} rows={3} />
      <ActionButton type="submit" look="primary" isPending={add.isPending}>
        {t("ui.health.add")}
      </ActionButton>
    </ApiForm>
  );
}
