import type { ReactNode } from "react";
import {
  SearchField as AriaSearchField,
  TextField as AriaTextField,
  Checkbox,
  FieldError,
  Input,
  Label,
  Text,
  TextArea,
  type TextFieldProps,
} from "react-aria-components";
import { useText } from "../texts/text.ts";
import { isDecimal } from "./decimal.ts";

const box =
  "w-full rounded-md border border-line-strong bg-raised px-2.5 py-1.5 text-ink placeholder:text-muted outline-none " +
  "focus:border-accent focus:outline-2 focus:-outline-offset-1 focus:outline-accent invalid:border-danger disabled:opacity-60";

export const labelClass = "text-sm font-medium text-ink";
export const fieldClass = "flex flex-col gap-1 min-w-0";

export function FieldWords({ hint }: { hint?: ReactNode }) {
  return (
    <>
      {hint ? (
        <Text slot="description" className="text-sm text-muted">
          {hint}
        </Text>
      ) : null}
      <FieldError className="text-sm text-bad-ink" />
    </>
  );
}

interface Props extends Omit<TextFieldProps, "children" | "className"> {
  label: string;
  hint?: ReactNode;
  /** Lines of a multi-line field; one line without. */
  rows?: number;
  /** Hides the label from sight, not from screen readers. */
  bare?: boolean;
  placeholder?: string;
  mono?: boolean;
}

/** A labelled text box; its `name` ties it to the field of a problem document. With `inputMode="decimal"` a form is not
 * sent with what is no number. */
export function TextField({ label, hint, rows, bare, placeholder, mono, ...props }: Props) {
  const t = useText();
  const font = mono ? "font-mono text-sm" : "";
  const asNumber = (text: string) => (text.trim() === "" || isDecimal(text) ? null : t("ui.common.no_number"));
  const check = props.inputMode === "decimal" ? { validate: asNumber } : {};
  return (
    <AriaTextField {...check} {...props} className={fieldClass}>
      <Label className={bare ? "sr-only" : labelClass}>
        {label}
        {props.isRequired ? <span aria-hidden="true"> *</span> : null}
      </Label>
      {rows ? (
        <TextArea rows={rows} placeholder={placeholder} className={`${box} ${font} resize-y`} />
      ) : (
        <Input placeholder={placeholder} className={`${box} ${font}`} />
      )}
      <FieldWords hint={hint} />
    </AriaTextField>
  );
}

interface SearchProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  isWide?: boolean;
}

export function SearchField({ label, value, onChange, isWide }: SearchProps) {
  const width = isWide ? "max-w-3xl" : "max-w-96";
  return (
    <AriaSearchField aria-label={label} value={value} onChange={onChange} className={`min-w-48 flex-1 ${width}`}>
      <Input placeholder={label} className={`${box} [&::-webkit-search-cancel-button]:hidden`} />
    </AriaSearchField>
  );
}

interface CheckProps {
  name?: string;
  value?: string;
  isSelected?: boolean;
  defaultSelected?: boolean;
  onChange?: (on: boolean) => void;
  children: ReactNode;
}

export function CheckField({ children, value = "on", ...props }: CheckProps) {
  return (
    <Checkbox {...props} value={value} className="group inline-flex items-center gap-2 min-h-6.5 cursor-pointer">
      <span
        aria-hidden="true"
        className="grid size-4.5 shrink-0 place-items-center rounded-sm border border-line-strong bg-raised text-xs text-on-accent group-selected:border-accent group-selected:bg-accent group-focus-visible:outline-2 group-focus-visible:outline-offset-2 group-focus-visible:outline-accent"
      >
        <span className="hidden group-selected:inline">✓</span>
      </span>
      <span>{children}</span>
    </Checkbox>
  );
}
