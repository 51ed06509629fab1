import { type Language, languages, useLanguage } from "../../texts/language.tsx";
import { useText } from "../../texts/text.ts";
import { ActionButton } from "../../ui/button.tsx";

/** Each language in its own words, for whoever cannot read the present one. */
const names: Record<Language, string> = { en: "English", cs: "Čeština" };

export function LanguageSwitch() {
  const t = useText();
  const { language, choose } = useLanguage();
  return (
    <nav aria-label={t("ui.session.language")} className="flex gap-1">
      {languages
        .filter((other) => other !== language)
        .map((other) => (
          <ActionButton key={other} look="quiet" size="small" onPress={() => choose(other)}>
            <span lang={other}>{names[other]}</span>
          </ActionButton>
        ))}
    </nav>
  );
}
