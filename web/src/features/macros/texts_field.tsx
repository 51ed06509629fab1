import { useRef } from "react";
import { languages } from "../../texts/language.tsx";
import { useText } from "../../texts/text.ts";
import { ActionButton } from "../../ui/button.tsx";
import { Unfold } from "../../ui/disclosure.tsx";
import { TextField } from "../../ui/field.tsx";
import { placeholderIds } from "./placeholders.ts";
import { languageNames } from "./words.ts";

interface Props {
  texts: Record<string, string>;
  onChange: (texts: Record<string, string>) => void;
  placeholders: string[];
  rows?: number;
}

/** A prepared text in each language, and what it may name; a press puts the name where the caret was. */
export function TextsField({ texts, onChange, placeholders, rows = 6 }: Props) {
  const t = useText();
  const place = useRef<HTMLDivElement>(null);
  const last = useRef<string>(languages[0]);
  const insert = (words: string) => {
    const area = place.current?.querySelector<HTMLTextAreaElement>(`[data-language=${last.current}] textarea`);
    if (!area) return;
    const { selectionStart, selectionEnd, value } = area;
    onChange({ ...texts, [last.current]: value.slice(0, selectionStart) + words + value.slice(selectionEnd) });
  };
  return (
    <div ref={place} className="flex flex-col gap-3">
      <div className="grid gap-3 md:grid-cols-2">
        {languages.map((language) => (
          // biome-ignore lint/a11y/noStaticElementInteractions: it only remembers which field was written in
          <div
            key={language}
            data-language={language}
            lang={language}
            onFocus={() => {
              last.current = language;
            }}
          >
            <TextField
              name={`texts/${language}`}
              label={t("ui.prepared.text_in", { language: languageNames[language] ?? language })}
              rows={rows}
              value={texts[language] ?? ""}
              onChange={(text) => onChange({ ...texts, [language]: text })}
            />
          </div>
        ))}
      </div>
      <Unfold label={t("ui.prepared.placeholders")}>
        <p className="mb-2 text-muted">{t("ui.prepared.placeholders_hint")}</p>
        <ul className="grid gap-1 sm:grid-cols-2">
          {[...placeholders, "?"].map((name) => (
            <li key={name} className="flex items-center gap-2">
              <ActionButton
                size="small"
                onPress={() => insert(name === "?" ? `{{?${t("ui.prepared.blank")}}}` : `{{${name}}}`)}
              >
                <code>{name === "?" ? "{{?…}}" : `{{${name}}}`}</code>
              </ActionButton>
              <span>{name === "?" ? t("ui.prepared.blank") : t(placeholderIds[name] ?? name)}</span>
            </li>
          ))}
        </ul>
      </Unfold>
    </div>
  );
}
