import { useMutation, useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { getInvitation, type JoinView, joinDesk } from "../../client/api.ts";
import { useLanguage } from "../../texts/language.tsx";
import { useText } from "../../texts/text.ts";
import { ApiForm } from "../../ui/api_form.tsx";
import { ActionButton, ButtonLink } from "../../ui/button.tsx";
import { TextField } from "../../ui/field.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Loaded } from "../../ui/states.tsx";
import { OutsideFrame } from "../session/outside_frame.tsx";

/** Where the link of an invitation leads. Its token stands behind `#`, where no server log sees it. */
export function JoinPage() {
  const t = useText();
  const { desk = "" } = useParams({ strict: false }) as { desk?: string };
  const [token] = useState(() => window.location.hash.slice(1));
  const invitation = useQuery({
    queryKey: ["invitation", desk, token],
    queryFn: () => getInvitation(desk, token || "-"),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <OutsideFrame title={t("ui.join.title")}>
      <Loaded query={invitation}>{(data) => <Join view={data} desk={desk} token={token} />}</Loaded>
    </OutsideFrame>
  );
}

function Join({ view, desk, token }: { view: JoinView; desk: string; token: string }) {
  const t = useText();
  const { suggest } = useLanguage();
  useEffect(() => suggest(view.language), [view.language, suggest]);
  const join = useMutation({
    mutationFn: (password: string) => joinDesk(desk, token, { password }),
    onSuccess: () => window.location.assign("/"),
  });
  if (view.state === "expired") return <Notice tone="warn">{t("ui.join.expired", { name: view.invited_by })}</Notice>;
  if (view.state === "used") {
    return (
      <div className="flex flex-col gap-3">
        <Notice tone="good">{t("ui.join.used")}</Notice>
        <ButtonLink href="/sign-in" look="primary">
          {t("ui.session.sign_in")}
        </ButtonLink>
      </div>
    );
  }
  return (
    <ApiForm label={t("ui.join.title")} error={join.error} onSubmit={(form) => join.mutate(form.text("password"))}>
      <p>{t("ui.join.who", { name: view.name, by: view.invited_by, desk: view.desk_name })}</p>
      <TextField
        name="username"
        type="email"
        label={t("ui.session.email")}
        autoComplete="username"
        value={view.email}
        isReadOnly
      />
      <TextField
        name="password"
        type="password"
        label={t("ui.session.password")}
        hint={t("ui.setup.password_hint")}
        autoComplete="new-password"
        isRequired
      />
      <ActionButton type="submit" look="primary" isPending={join.isPending}>
        {t("ui.join.submit")}
      </ActionButton>
    </ApiForm>
  );
}
