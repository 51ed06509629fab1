import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { completeSetup, getSetup } from "../../client/api.ts";
import { useLanguage } from "../../texts/language.tsx";
import { useText } from "../../texts/text.ts";
import { ApiForm } from "../../ui/api_form.tsx";
import { ActionButton, ButtonLink } from "../../ui/button.tsx";
import { TextField } from "../../ui/field.tsx";
import { Loaded } from "../../ui/states.tsx";
import { OutsideFrame } from "../session/outside_frame.tsx";
import { slugOf } from "./slug.ts";

/** Makes the first desk and its owner. The one-time token stands behind `#`, where no server log sees it. */
export function SetupPage() {
  const t = useText();
  const setup = useQuery({ queryKey: ["setup"], queryFn: () => getSetup() });
  return (
    <OutsideFrame title={t("ui.setup.title")}>
      <Loaded query={setup}>
        {({ needed }) =>
          needed ? (
            <SetupForm />
          ) : (
            <div className="flex flex-col gap-3">
              <p>{t("ui.setup.done_already")}</p>
              <ButtonLink href="/sign-in" look="primary">
                {t("ui.session.sign_in")}
              </ButtonLink>
            </div>
          )
        }
      </Loaded>
    </OutsideFrame>
  );
}

function SetupForm() {
  const t = useText();
  const { language } = useLanguage();
  const [token] = useState(() => window.location.hash.slice(1));
  const [slug, setSlug] = useState<string | null>(null);
  const [name, setName] = useState("");
  const action = useMutation({
    mutationFn: (values: Parameters<typeof completeSetup>[0]) => completeSetup(values),
    onSuccess: () => window.location.assign("/setup-guide"),
  });
  return (
    <ApiForm
      label={t("ui.setup.title")}
      error={action.error}
      onSubmit={(form) =>
        action.mutate({
          token: form.text("token").trim(),
          desk_name: form.text("desk_name").trim(),
          desk_slug: form.text("desk_slug").trim(),
          time_zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
          name: form.text("name").trim(),
          email: form.text("email").trim(),
          password: form.text("password"),
          language,
        })
      }
    >
      <p className="text-muted">{t("ui.setup.lead")}</p>
      <TextField
        name="token"
        label={t("ui.setup.token")}
        hint={t("ui.setup.token_hint")}
        defaultValue={token}
        autoComplete="off"
        isRequired
        mono
      />
      <TextField name="desk_name" label={t("ui.setup.desk_name")} value={name} onChange={setName} isRequired />
      <TextField
        name="desk_slug"
        label={t("ui.setup.desk_slug")}
        hint={t("ui.setup.desk_slug_hint", { example: `/${slug ?? slugOf(name)}/support` })}
        value={slug ?? slugOf(name)}
        onChange={setSlug}
        isRequired
      />
      <TextField name="name" label={t("ui.setup.name")} autoComplete="name" isRequired />
      <TextField name="email" type="email" label={t("ui.session.email")} autoComplete="username" isRequired />
      <TextField
        name="password"
        type="password"
        label={t("ui.session.password")}
        hint={t("ui.setup.password_hint")}
        autoComplete="new-password"
        isRequired
      />
      <ActionButton type="submit" look="primary" isPending={action.isPending}>
        {t("ui.setup.submit")}
      </ActionButton>
    </ApiForm>
  );
}
