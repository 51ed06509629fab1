import { useRouter, useSearch } from "@tanstack/react-router";
import { useText } from "../../texts/text.ts";
import { LinkRequest } from "../session/link_request.tsx";
import { OutsideFrame } from "../session/outside_frame.tsx";
import { SignInForm } from "../session/sign_in_form.tsx";

export function PortalSignInPage() {
  const t = useText();
  const router = useRouter();
  const { to } = useSearch({ strict: false }) as { to?: string };
  return (
    <OutsideFrame title={t("ui.portal.sign_in")}>
      <SignInForm
        onDone={(session) => {
          if (session.kind === "agent") window.location.assign("/");
          else router.history.push(to ?? "/portal");
        }}
        otherwise={(email) => <LinkRequest email={email} target={to} />}
      />
    </OutsideFrame>
  );
}
