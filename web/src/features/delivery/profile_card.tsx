import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { type Profile, setProfile } from "../../client/api.ts";
import { useText } from "../../texts/text.ts";
import { options } from "../../texts/words.ts";
import { ApiForm } from "../../ui/api_form.tsx";
import { ActionButton } from "../../ui/button.tsx";
import { TextField } from "../../ui/field.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Card } from "../../ui/page.tsx";
import { SelectField } from "../../ui/select.tsx";
import { Loaded } from "../../ui/states.tsx";
import { ChoiceSet } from "../offers/editor_fields.tsx";
import { useMay } from "../session/queries.ts";
import { rulebookQuery } from "../tickets/queries.ts";
import { profileQuery } from "./queries.ts";

const roleIds = {
  direct_bill: "ui.profile.direct_bill",
  indirect_provider: "ui.profile.indirect_provider",
  indirect_reseller: "ui.profile.indirect_reseller",
};

/** What the desk is in its vendor's program, and whom the vendor calls back. */
export function ProfileCard() {
  const t = useText();
  const profile = useQuery(profileQuery);
  return (
    <Card title={t("ui.profile.title")}>
      <Loaded query={profile}>{(data) => <ProfileForm profile={data} />}</Loaded>
    </Card>
  );
}

function ProfileForm({ profile }: { profile: Profile }) {
  const t = useText();
  const mayManage = useMay("desk_manage");
  const queryClient = useQueryClient();
  const [role, setRole] = useState<string>(profile.partner_role);
  const [memberships, setMemberships] = useState(profile.memberships);
  const save = useMutation({
    mutationFn: (values: Profile) => setProfile(values),
    onSuccess: () => queryClient.invalidateQueries(),
  });
  const isReseller = role === "indirect_reseller";
  return (
    <ApiForm
      label={t("ui.profile.title")}
      error={save.error}
      onSubmit={(form) =>
        save.mutate({
          partner_role: role as Profile["partner_role"],
          memberships,
          provider_name: isReseller ? form.text("provider_name").trim() : "",
          provider_address: isReseller ? form.text("provider_address").trim() : "",
          contact_name: form.text("contact_name").trim(),
          contact_email: form.text("contact_email").trim(),
          contact_phone: form.text("contact_phone").trim(),
          vendor_language: form.text("vendor_language").trim(),
          country: form.text("country").trim().toUpperCase(),
        })
      }
    >
      <SelectField
        name="partner_role"
        label={t("ui.profile.role")}
        value={role}
        options={options(t, roleIds)}
        onChange={setRole}
        isDisabled={!mayManage}
      />
      <Memberships value={memberships} onChange={setMemberships} />
      {isReseller ? (
        <div className="grid gap-3 sm:grid-cols-2">
          <TextField name="provider_name" label={t("ui.profile.provider_name")} defaultValue={profile.provider_name} />
          <TextField
            name="provider_address"
            label={t("ui.profile.provider_address")}
            defaultValue={profile.provider_address}
          />
        </div>
      ) : null}
      <p className="text-sm text-muted">{t("ui.profile.contact_hint")}</p>
      <div className="grid gap-3 sm:grid-cols-3">
        <TextField name="contact_name" label={t("ui.profile.contact_name")} defaultValue={profile.contact_name} />
        <TextField name="contact_email" label={t("ui.profile.contact_email")} defaultValue={profile.contact_email} />
        <TextField name="contact_phone" label={t("ui.profile.contact_phone")} defaultValue={profile.contact_phone} />
        <TextField
          name="vendor_language"
          label={t("ui.profile.vendor_language")}
          defaultValue={profile.vendor_language}
          maxLength={2}
        />
        <TextField name="country" label={t("ui.customer.country")} defaultValue={profile.country} maxLength={2} />
      </div>
      {save.isSuccess ? <Notice tone="good">{t("ui.profile.saved")}</Notice> : null}
      {mayManage ? (
        <div className="flex justify-end">
          <ActionButton type="submit" look="primary" isPending={save.isPending}>
            {t("ui.common.save")}
          </ActionButton>
        </div>
      ) : null}
    </ApiForm>
  );
}

function Memberships({ value, onChange }: { value: string[]; onChange: (value: string[]) => void }) {
  const t = useText();
  const { data } = useQuery(rulebookQuery);
  const all = (data?.editions ?? []).flatMap(({ memberships }) => memberships);
  const choices = all
    .filter(({ code }, at) => all.findIndex((other) => other.code === code) === at)
    .map(({ code, name }) => ({ id: code, name }));
  return <ChoiceSet label={t("ui.profile.memberships")} choices={choices} value={value} onChange={onChange} />;
}
