import { useRouter } from "@tanstack/react-router";
import { useText } from "../../texts/text.ts";
import { OutsideFrame } from "../session/outside_frame.tsx";
import { SignInForm } from "../session/sign_in_form.tsx";

export function PortalSignInPage() {
  const t = useText();
  const router = useRouter();
  return (
    <OutsideFrame title={t("ui.portal.sign_in")}>
      <SignInForm
        onDone={(session) => {
          if (session.kind === "agent") window.location.assign("/");
          else router.history.push("/portal");
        }}
      />
    </OutsideFrame>
  );
}
