import { ChevronDown } from "lucide-react";
import { useState } from "react";
import { Button, Menu, MenuItem, MenuTrigger, Popover, Separator } from "react-aria-components";
import { chooseDensity, currentDensity, type Density, densities } from "../../texts/density.ts";
import { type Language, languages, useLanguage } from "../../texts/language.tsx";
import { useText } from "../../texts/text.ts";
import { chooseTheme, currentTheme, type Theme, themes } from "../../texts/theme.ts";
import { AdvanceSection } from "../preferences/advance_section.tsx";
import { ChoiceSection, menuItem } from "./choice_section.tsx";
import { PasswordDialog } from "./password_dialog.tsx";
import { useSession } from "./queries.ts";
import { useSignOut } from "./sign_out.ts";
import { UndoDelaySection } from "./undo_delay.tsx";

const themeIds: Record<Theme, string> = {
  system: "ui.session.theme_system",
  light: "ui.session.theme_light",
  dark: "ui.session.theme_dark",
};
const densityIds: Record<Density, string> = {
  comfortable: "ui.session.density_comfortable",
  compact: "ui.session.density_compact",
};
const languageNames: Record<Language, string> = { en: "English", cs: "Čeština" };

/** Who is signed in, with language, theme and the way out. */
export function AccountMenu() {
  const t = useText();
  const session = useSession();
  const { language, choose } = useLanguage();
  const [theme, setTheme] = useState(currentTheme());
  const [density, setDensity] = useState(currentDensity());
  const leave = useSignOut("/sign-in");
  const [isChanging, setChanging] = useState(false);
  return (
    <>
      <PasswordDialog isOpen={isChanging} onClose={() => setChanging(false)} />
      <MenuTrigger>
        <Button className="flex min-h-9 max-w-56 cursor-pointer items-center gap-1.5 rounded-md px-2.5 text-sm outline-none hovered:bg-hover focus-visible:outline-2 focus-visible:outline-accent">
          <span className="truncate">{session?.name}</span>
          <ChevronDown aria-hidden="true" className="size-4 shrink-0 text-muted" />
        </Button>
        <Popover placement="bottom end" className="min-w-48 rounded-md border border-line bg-raised p-1 shadow-lg">
          <Menu className="outline-none" aria-label={t("ui.session.account")}>
            <ChoiceSection
              title={t("ui.session.language")}
              choices={languages}
              chosen={language}
              nameOf={(each) => languageNames[each]}
              onChoose={choose}
            />
            <ChoiceSection
              title={t("ui.session.theme")}
              choices={themes}
              chosen={theme}
              nameOf={(each) => t(themeIds[each])}
              onChoose={(next) => {
                chooseTheme(next);
                setTheme(next);
              }}
            />
            <ChoiceSection
              title={t("ui.session.density")}
              choices={densities}
              chosen={density}
              nameOf={(each) => t(densityIds[each])}
              onChoose={(next) => {
                chooseDensity(next);
                setDensity(next);
              }}
            />
            <UndoDelaySection />
            <AdvanceSection />
            <MenuItem id="keys" href="/settings/keys" className={menuItem}>
              {t("ui.keys.title")}
            </MenuItem>
            <MenuItem id="password" className={menuItem} onAction={() => setChanging(true)}>
              {t("ui.password.title")}
            </MenuItem>
            <Separator className="my-1 border-t border-line" />
            <MenuItem id="leave" className={menuItem} onAction={() => leave.mutate()}>
              {t("ui.session.sign_out")}
            </MenuItem>
          </Menu>
        </Popover>
      </MenuTrigger>
    </>
  );
}
