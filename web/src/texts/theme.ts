import { keep, kept } from "./kept.ts";

export const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

export function currentTheme(): Theme {
  return themes.find((theme) => theme === kept("theme")) ?? "system";
}

export function applyTheme(theme: Theme = currentTheme()) {
  if (theme === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

export function chooseTheme(theme: Theme) {
  keep("theme", theme === "system" ? "" : theme);
  applyTheme(theme);
}
