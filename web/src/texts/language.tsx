import { i18n } from "@lingui/core";
import { I18nProvider } from "@lingui/react";
import { createContext, type ReactNode, useContext, useState } from "react";
import { I18nProvider as AriaI18nProvider } from "react-aria-components";
import { keep, kept } from "./kept.ts";

export const languages = ["en", "cs"] as const;
export type Language = (typeof languages)[number];

const catalogues = {
  en: () => import("../../../i18n/en.po"),
  cs: () => import("../../../i18n/cs.po"),
};
const regions: Record<Language, string> = { en: "en-GB", cs: "cs-CZ" };

const isLanguage = (value: string | null | undefined): value is Language => languages.some((known) => known === value);

/** The language to begin with: the one chosen here before, else the browser's. */
export function firstLanguage(): Language {
  const wanted = [kept("language"), ...navigator.languages.map((tag) => tag.slice(0, 2))];
  return wanted.find(isLanguage) ?? "en";
}

export async function activate(language: Language) {
  const { messages } = await catalogues[language]();
  i18n.loadAndActivate({ locale: language, messages });
  document.documentElement.lang = language;
}

interface Choice {
  language: Language;
  choose: (language: Language) => void;
  /** Follows the person's own language unless another was chosen on this device. */
  suggest: (language: string) => void;
}

const LanguageContext = createContext<Choice>({ language: "en", choose: () => {}, suggest: () => {} });
export const useLanguage = () => useContext(LanguageContext);

/** Gives texts, dates and React Aria's own words one language. Call `activate` before the first render. */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState(i18n.locale as Language);
  const change = (next: Language) => {
    if (next !== i18n.locale) activate(next).then(() => setLanguage(next));
  };
  const choice: Choice = {
    language,
    choose: (next) => {
      keep("language", next);
      change(next);
    },
    suggest: (next) => {
      if (!kept("language") && isLanguage(next)) change(next);
    },
  };
  return (
    <LanguageContext value={choice}>
      <I18nProvider i18n={i18n}>
        <AriaI18nProvider locale={regions[language]}>{children}</AriaI18nProvider>
      </I18nProvider>
    </LanguageContext>
  );
}
