import { useQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate, useRouter } from "@tanstack/react-router";
import { getSetup } from "../../client/api.ts";
import { useLanguage } from "../../texts/language.tsx";
import { useText } from "../../texts/text.ts";
import { Notice } from "../../ui/notice.tsx";
import { LinkRequest } from "./link_request.tsx";
import { OutsideFrame } from "./outside_frame.tsx";
import { SignInForm } from "./sign_in_form.tsx";

const route = getRouteApi("/outside/sign-in");

export function SignInPage() {
  const t = useText();
  const { to } = route.useSearch();
  const router = useRouter();
  const navigate = useNavigate();
  const { suggest } = useLanguage();
  const setup = useQuery({ queryKey: ["setup"], queryFn: () => getSetup() });
  return (
    <OutsideFrame title={t("ui.session.sign_in")}>
      {setup.data?.needed ? (
        <div className="mb-4">
          <Notice tone="warn">{t("ui.session.setup_needed")}</Notice>
        </div>
      ) : null}
      <SignInForm
        otherwise={(email) => <LinkRequest email={email} />}
        onDone={(session) => {
          suggest(session.language);
          if (session.kind === "contact") window.location.assign("/portal");
          else if (to?.startsWith("/")) router.history.push(to);
          else navigate({ to: "/queue", search: {} });
        }}
      />
    </OutsideFrame>
  );
}
