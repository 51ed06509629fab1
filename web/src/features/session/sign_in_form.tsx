import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { signIn } from "../../client/api.ts";
import type { ProblemError } from "../../client/problem.ts";
import { useText } from "../../texts/text.ts";
import { ApiForm } from "../../ui/api_form.tsx";
import { ActionButton } from "../../ui/button.tsx";
import { TextField } from "../../ui/field.tsx";
import { keepSession, sessionQuery } from "./queries.ts";

type Session = Awaited<ReturnType<typeof signIn>>;

interface Props {
  onDone: (session: Session) => void;
  email?: string;
  desk?: string;
  /** What may be done with the address alone, beside signing in with the password. */
  otherwise?: (email: string) => ReactNode;
}

/** Asks for address and password, for the desk's name only when the address is known at several desks. */
export function SignInForm({ onDone, email, desk, otherwise }: Props) {
  const t = useText();
  const [address, setAddress] = useState(email ?? "");
  const queryClient = useQueryClient();
  const action = useMutation<Session, ProblemError, Parameters<typeof signIn>[0]>({
    mutationFn: (values) => signIn(values),
    onSuccess: (session) => {
      keepSession(session);
      queryClient.setQueryData(sessionQuery.queryKey, session);
      onDone(session);
    },
  });
  const asksForDesk = action.error?.problem.errors.some((error) => error.pointer === "/desk") ?? false;
  return (
    <ApiForm
      label={t("ui.session.sign_in")}
      error={action.error}
      onSubmit={(form) => {
        const wanted = desk ?? form.text("desk");
        const values = { email: form.text("email").trim(), password: form.text("password") };
        action.mutate(wanted ? { ...values, desk: wanted } : values);
      }}
    >
      {asksForDesk ? <TextField name="desk" label={t("ui.session.desk")} isRequired /> : null}
      <TextField
        name="email"
        type="email"
        label={t("ui.session.email")}
        autoComplete="username"
        value={address}
        onChange={setAddress}
        isRequired
      />
      <TextField
        name="password"
        type="password"
        label={t("ui.session.password")}
        autoComplete="current-password"
        isRequired
      />
      <ActionButton type="submit" look="primary" isPending={action.isPending}>
        {t("ui.session.sign_in")}
      </ActionButton>
      {otherwise?.(address.trim())}
    </ApiForm>
  );
}
