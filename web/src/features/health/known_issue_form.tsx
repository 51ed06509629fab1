import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { openKnownIssue } from "../../client/api.ts";
import { useText } from "../../texts/text.ts";
import { ApiForm } from "../../ui/api_form.tsx";
import { ActionButton } from "../../ui/button.tsx";
import { TextField } from "../../ui/field.tsx";
import { SelectField } from "../../ui/select.tsx";
import { useServices } from "../tickets/services.ts";
import { healthChanged } from "./queries.ts";

/** A known issue that no ticket is linked to yet. */
export function KnownIssueForm({ onDone }: { onDone: () => void }) {
  const t = useText();
  const services = useServices();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const open = useMutation({
    mutationFn: (values: Parameters<typeof openKnownIssue>[0]) => openKnownIssue(values),
    onSuccess: ({ issue }) => {
      healthChanged(queryClient);
      onDone();
      navigate({ to: "/known-issues/$issue", params: { issue: issue.id } });
    },
  });
  return (
    <ApiForm
      label={t("ui.known_issue.new")}
      error={open.error}
      onSubmit={(form) =>
        open.mutate({
          title: form.text("title").trim(),
          service: form.text("service"),
          description: form.text("description").trim(),
        })
      }
    >
      <TextField name="title" label={t("ui.known_issue.title")} isRequired autoFocus />
      <SelectField name="service" label={t("ui.ticket.service")} options={services.choices} isRequired />
      <TextField
        name="description"
        label={t("ui.known_issue.description")}
        hint={t("ui.known_issue.description_hint")}
        rows={4}
      />
      <ActionButton type="submit" look="primary" isPending={open.isPending}>
        {t("ui.known_issue.new")}
      </ActionButton>
    </ApiForm>
  );
}
