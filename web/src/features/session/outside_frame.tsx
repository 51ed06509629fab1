import { type ReactNode, useEffect } from "react";
import { useText } from "../../texts/text.ts";
import { LanguageSwitch } from "./language_switch.tsx";

/** A page for people who are not signed in: one card in the middle. */
export function OutsideFrame({ title, children }: { title: string; children: ReactNode }) {
  const t = useText();
  useEffect(() => {
    document.title = `${title} · Podpora`;
  }, [title]);
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-md flex-col justify-center gap-4 p-4">
      <div className="flex items-center gap-2.5">
        <img src="/icon.svg" alt="" className="size-8" />
        <span className="flex-1 text-lg font-semibold">{t("app.name")}</span>
        <LanguageSwitch />
      </div>
      <div className="rounded-lg border border-line bg-surface p-6">
        <h1 className="mb-4 text-xl font-semibold">{title}</h1>
        {children}
      </div>
    </main>
  );
}
