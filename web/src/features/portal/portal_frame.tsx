import { Outlet } from "@tanstack/react-router";
import { useEffect } from "react";
import { useLanguage } from "../../texts/language.tsx";
import { useText } from "../../texts/text.ts";
import { ActionButton, TextLink } from "../../ui/button.tsx";
import { LanguageSwitch } from "../session/language_switch.tsx";
import { useSession } from "../session/queries.ts";
import { SessionGuard } from "../session/session_guard.tsx";
import { useSignOut } from "../session/sign_out.ts";
import { useFace } from "./face.ts";

/** Every page of the portal behind sign-in. */
export function PortalFrame() {
  const t = useText();
  const session = useSession();
  const face = useFace();
  const { suggest } = useLanguage();
  const leave = useSignOut("/portal/sign-in");
  const own = session?.language;
  useEffect(() => {
    if (own) suggest(own);
  }, [own, suggest]);
  return (
    <>
      <header className="border-b border-line bg-surface">
        <div className="mx-auto flex max-w-4xl flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2 sm:px-6">
          <img src={face?.logo || "/icon.svg"} alt="" className="h-7 w-auto max-w-40" />
          <span className="min-w-32 flex-1 font-semibold">
            <TextLink href="/portal">{t("ui.portal.of", { desk: face?.name ?? session?.desk_name ?? "" })}</TextLink>
          </span>
          <TextLink href="/portal/wallets">{t("ui.wallet.title")}</TextLink>
          <TextLink href="/portal/articles">{t("ui.knowledge.portal")}</TextLink>
          <span className="hidden text-sm text-muted sm:inline">{session?.name}</span>
          <LanguageSwitch />
          <ActionButton look="quiet" size="small" onPress={() => leave.mutate()}>
            {t("ui.session.sign_out")}
          </ActionButton>
        </div>
      </header>
      <main className="mx-auto max-w-4xl">
        <Outlet />
      </main>
      <SessionGuard />
    </>
  );
}
