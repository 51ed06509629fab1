import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { type InvitationRequest, type InvitedView, inviteAgent } from "../../client/api.ts";
import { useLanguage } from "../../texts/language.tsx";
import { useText } from "../../texts/text.ts";
import { options } from "../../texts/words.ts";
import { ApiForm } from "../../ui/api_form.tsx";
import { ActionButton } from "../../ui/button.tsx";
import { TextField } from "../../ui/field.tsx";
import { SelectField } from "../../ui/select.tsx";
import { Choices } from "../ladders/ladder_form.tsx";
import { invitationsChanged } from "./queries.ts";
import { languageIds, roleIds } from "./words.ts";

interface Props {
  onDone: (invited: InvitedView) => void;
  onCancel: () => void;
}

/** Invites an agent by a link; whoever gets it chooses the password. */
export function InviteForm({ onDone, onCancel }: Props) {
  const t = useText();
  const { language } = useLanguage();
  const queryClient = useQueryClient();
  const [roles, setRoles] = useState<string[]>(["helpdesk_agent"]);
  const invite = useMutation({
    mutationFn: (values: InvitationRequest) => inviteAgent(values),
    onSuccess: (invited) => {
      invitationsChanged(queryClient);
      onDone(invited);
    },
  });
  return (
    <ApiForm
      label={t("ui.people.invite")}
      error={invite.error}
      onSubmit={(form) =>
        invite.mutate({
          name: form.text("name").trim(),
          email: form.text("email").trim(),
          language: form.text("language"),
          roles: roles as InvitationRequest["roles"],
        })
      }
    >
      <p className="text-sm text-muted">{t("ui.people.invite_lead")}</p>
      <TextField name="name" label={t("ui.people.name")} autoComplete="off" isRequired />
      <TextField name="email" type="email" label={t("ui.session.email")} autoComplete="off" isRequired />
      <SelectField
        name="language"
        label={t("ui.people.language")}
        options={options(t, languageIds)}
        defaultValue={language}
      />
      <Choices label={t("ui.people.roles")} choices={options(t, roleIds)} value={roles} onChange={setRoles} />
      <div className="flex justify-end gap-2">
        <ActionButton onPress={onCancel}>{t("ui.common.cancel")}</ActionButton>
        <ActionButton type="submit" look="primary" isPending={invite.isPending} isDisabled={roles.length === 0}>
          {t("ui.people.send_invitation")}
        </ActionButton>
      </div>
    </ApiForm>
  );
}
