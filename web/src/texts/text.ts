import { useLingui } from "@lingui/react";

export type Values = Record<string, string | number>;
export type Translate = (id: string, values?: Values) => string;

/** The catalogue's text for an id, in the language that is on. */
export function useText(): Translate {
  const { i18n } = useLingui();
  return (id, values) => i18n._(id, values);
}
