import { Plus, Trash2 } from "lucide-react";
import type { ReactNode } from "react";
import { CheckboxGroup, Label } from "react-aria-components";
import type { LocalText } from "../../client/api.ts";
import { useText } from "../../texts/text.ts";
import { ActionButton } from "../../ui/button.tsx";
import { CheckField, labelClass, TextField } from "../../ui/field.tsx";
import type { Option } from "../../ui/select.tsx";

interface LocalProps {
  name: string;
  label: string;
  value: LocalText;
  onChange: (value: LocalText) => void;
  rows?: number;
}

/** A text for customers in both languages. */
export function LocalFields({ name, label, value, onChange, rows }: LocalProps) {
  const t = useText();
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <TextField
        name={`${name}/en`}
        label={t("ui.offer.in_english", { what: label })}
        rows={rows}
        value={value.en}
        onChange={(en) => onChange({ ...value, en })}
      />
      <TextField
        name={`${name}/cs`}
        label={t("ui.offer.in_czech", { what: label })}
        rows={rows}
        value={value.cs}
        onChange={(cs) => onChange({ ...value, cs })}
      />
    </div>
  );
}

interface NumberProps {
  name: string;
  label: string;
  value: number | null;
  onChange: (value: number | null) => void;
}

/** A whole number, or nothing. */
export function NumberField({ name, label, value, onChange }: NumberProps) {
  return (
    <TextField
      name={name}
      label={label}
      inputMode="numeric"
      value={value === null ? "" : String(value)}
      onChange={(text) => {
        const digits = text.replace(/\D/g, "");
        onChange(digits === "" ? null : Number(digits));
      }}
    />
  );
}

interface SetProps {
  label: string;
  choices: Option[];
  value: string[];
  onChange: (value: string[]) => void;
}

export function ChoiceSet({ label, choices, value, onChange }: SetProps) {
  return (
    <CheckboxGroup value={value} onChange={onChange} className="flex flex-wrap items-center gap-x-4 gap-y-1">
      <Label className={labelClass}>{label}</Label>
      {choices.map(({ id, name }) => (
        <CheckField key={id} value={id}>
          {name}
        </CheckField>
      ))}
    </CheckboxGroup>
  );
}

interface ListProps<T> {
  rows: T[];
  onChange: (rows: T[]) => void;
  blank: T;
  name: string;
  children: (row: T, set: (row: T) => void, at: number) => ReactNode;
}

/** Rows that can be added, changed and taken away. */
export function RowList<T>({ rows, onChange, blank, name, children }: ListProps<T>) {
  const t = useText();
  return (
    <div className="flex flex-col gap-3">
      {rows.map((row, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity of their own and hold no state
        <fieldset key={at} className="flex flex-col gap-3 rounded-md border border-line p-3">
          <legend className="sr-only">
            {name} {at + 1}
          </legend>
          {children(row, (next) => onChange(rows.with(at, next)), at)}
          <div className="flex justify-end">
            <ActionButton
              size="small"
              look="quiet"
              onPress={() => onChange(rows.toSpliced(at, 1))}
              aria-label={`${t("ui.offer.remove")}: ${name} ${at + 1}`}
            >
              <Trash2 aria-hidden="true" className="size-4" />
              {t("ui.offer.remove")}
            </ActionButton>
          </div>
        </fieldset>
      ))}
      <div>
        <ActionButton
          size="small"
          onPress={() => onChange([...rows, blank])}
          aria-label={`${t("ui.offer.add")}: ${name}`}
        >
          <Plus aria-hidden="true" className="size-4" />
          {t("ui.offer.add")}
        </ActionButton>
      </div>
    </div>
  );
}
