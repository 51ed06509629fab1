import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type MailIdentityView, setMailIdentity } from "../../client/api.ts";
import { useText } from "../../texts/text.ts";
import { ApiForm } from "../../ui/api_form.tsx";
import { ActionButton } from "../../ui/button.tsx";
import { TextField } from "../../ui/field.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Card } from "../../ui/page.tsx";
import { Loaded } from "../../ui/states.tsx";
import { useMay } from "../session/queries.ts";
import { identityQuery, sendersChanged } from "./queries.ts";

const languages = ["en", "cs"] as const;
const signatureIds = { en: "ui.settings.signature_en", cs: "ui.settings.signature_cs" };

/** The desk's own address and name in mail, and what stands below its replies. */
export function IdentityCard() {
  const t = useText();
  const identity = useQuery(identityQuery);
  return (
    <Card title={t("ui.settings.identity")}>
      <Loaded query={identity}>{(data) => <IdentityForm identity={data} />}</Loaded>
    </Card>
  );
}

function IdentityForm({ identity }: { identity: MailIdentityView }) {
  const t = useText();
  const queryClient = useQueryClient();
  const mayChange = useMay("desk_manage");
  const save = useMutation({
    mutationFn: (values: MailIdentityView) => setMailIdentity(values),
    onSuccess: (saved) => {
      queryClient.setQueryData(identityQuery.queryKey, saved);
      return sendersChanged(queryClient);
    },
  });
  return (
    <ApiForm
      label={t("ui.settings.identity")}
      error={save.error}
      onSubmit={(form) =>
        save.mutate({
          address: form.text("address").trim(),
          display_name: form.text("display_name").trim(),
          signatures: Object.fromEntries(languages.map((each) => [each, form.text(`signatures/${each}`).trim()])),
        })
      }
    >
      {identity.address === "" ? <Notice tone="warn">{t("ui.settings.no_identity")}</Notice> : null}
      <TextField
        name="address"
        label={t("ui.settings.address")}
        hint={t("ui.settings.address_hint")}
        defaultValue={identity.address}
        isReadOnly={!mayChange}
        isRequired
      />
      <TextField
        name="display_name"
        label={t("ui.settings.display_name")}
        defaultValue={identity.display_name}
        isReadOnly={!mayChange}
        isRequired
      />
      {languages.map((each) => (
        <TextField
          key={each}
          name={`signatures/${each}`}
          label={t(signatureIds[each])}
          hint={t("ui.settings.signature_hint", { agent_field: "{agent}", desk_field: "{desk}" })}
          rows={4}
          defaultValue={identity.signatures[each] ?? ""}
          isReadOnly={!mayChange}
        />
      ))}
      {save.isSuccess ? <Notice tone="good">{t("ui.settings.saved")}</Notice> : null}
      {mayChange ? (
        <ActionButton type="submit" look="primary" isPending={save.isPending}>
          {t("ui.common.save")}
        </ActionButton>
      ) : null}
    </ApiForm>
  );
}
