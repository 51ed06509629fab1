import { useQuery } from "@tanstack/react-query";
import { Outlet, useLocation } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { Link } from "react-aria-components";
import { useLanguage } from "../../texts/language.tsx";
import { useText } from "../../texts/text.ts";
import { ActionButton } from "../../ui/button.tsx";
import { SampleBar } from "../sample/sample_bar.tsx";
import { LanguageSwitch } from "../session/language_switch.tsx";
import { PasswordDialog } from "../session/password_dialog.tsx";
import { useSession } from "../session/queries.ts";
import { SessionGuard } from "../session/session_guard.tsx";
import { useSignOut } from "../session/sign_out.ts";
import { useFace } from "./face.ts";
import { homeQuery } from "./queries.ts";

/** Every page of the portal behind sign-in. */
export function PortalFrame() {
  const t = useText();
  const session = useSession();
  const face = useFace();
  const { suggest } = useLanguage();
  const leave = useSignOut("/portal/sign-in");
  const [isChanging, setChanging] = useState(false);
  const own = session?.language;
  useEffect(() => {
    if (own) suggest(own);
  }, [own, suggest]);
  return (
    <>
      <SampleBar />
      <header className="border-b border-line bg-surface">
        <div className="mx-auto flex max-w-5xl flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2 sm:px-6">
          <Link
            href="/portal"
            className="flex min-h-8 min-w-0 flex-1 basis-56 cursor-pointer items-center gap-2.5 rounded-md font-semibold"
          >
            <img src={face?.logo || "/icon.svg"} alt="" className="h-7 w-auto max-w-40" />
            <span className="wrap-anywhere">{t("ui.portal.of", { desk: face?.name ?? session?.desk_name ?? "" })}</span>
          </Link>
          <div className="flex flex-wrap items-center gap-x-1 text-sm">
            <span className="hidden px-2 text-muted sm:inline">{session?.name}</span>
            <LanguageSwitch />
            <ActionButton look="quiet" size="small" onPress={() => setChanging(true)}>
              {t("ui.password.title")}
            </ActionButton>
            <ActionButton look="quiet" size="small" onPress={() => leave.mutate()}>
              {t("ui.session.sign_out")}
            </ActionButton>
          </div>
          <Pages />
        </div>
      </header>
      <main className="mx-auto max-w-5xl">
        <Outlet />
      </main>
      <SessionGuard />
      <PasswordDialog isOpen={isChanging} onClose={() => setChanging(false)} />
    </>
  );
}

const pages = [
  { page: "/", text: "ui.portal.requests" },
  { page: "/offer", text: "ui.portal.agreements" },
  { page: "/wallets", text: "ui.wallet.title", isOfCompany: true },
  { page: "/articles", text: "ui.knowledge.portal" },
];

function Pages() {
  const t = useText();
  const { data: home } = useQuery(homeQuery);
  const shown = pages.filter(({ isOfCompany }) => !isOfCompany || home?.sees_company !== false);
  const here = useLocation({ select: ({ pathname }) => pathname.replace(/^\/portal/, "") || "/" });
  return (
    <nav aria-label={t("ui.portal.pages")} className="-mx-2 flex w-full flex-wrap gap-x-1 text-sm">
      {shown.map(({ page, text }) => (
        <Link
          key={page}
          href={page === "/" ? "/portal" : `/portal${page}`}
          aria-current={here === page || (page !== "/" && here.startsWith(`${page}/`)) ? "page" : undefined}
          className="flex min-h-8 cursor-pointer items-center rounded-md px-2 text-muted hovered:bg-hover hovered:text-ink aria-[current=page]:bg-accent-soft aria-[current=page]:font-medium aria-[current=page]:text-accent-strong"
        >
          {t(text)}
        </Link>
      ))}
    </nav>
  );
}
