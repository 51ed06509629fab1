import { ChevronDown } from "lucide-react";
import type { ReactNode } from "react";
import { Button, Label, ListBox, ListBoxItem, Popover, Select, SelectValue } from "react-aria-components";
import { FieldWords, fieldClass, labelClass } from "./field.tsx";

export interface Option {
  id: string;
  name: string;
}

interface Props {
  label: string;
  options: Option[];
  value?: string | null;
  defaultValue?: string | null;
  onChange?: (value: string) => void;
  name?: string;
  hint?: ReactNode;
  bare?: boolean;
  isRequired?: boolean;
  isDisabled?: boolean;
  placeholder?: string;
  size?: "normal" | "small";
}

/** One of a few. Give `value` to control it, or `defaultValue` inside a form. */
export function SelectField({
  label,
  options,
  value,
  defaultValue,
  onChange,
  hint,
  bare,
  size = "normal",
  ...props
}: Props) {
  const controlled = value === undefined ? { defaultValue } : { value };
  const height = size === "small" ? "min-h-8 text-sm px-2 py-0.5" : "min-h-9 px-2.5 py-1.5";
  return (
    <Select
      {...props}
      {...controlled}
      onChange={(key) => {
        if (key !== null) onChange?.(String(key));
      }}
      className={fieldClass}
    >
      <Label className={bare ? "sr-only" : labelClass}>
        {label}
        {props.isRequired ? <span aria-hidden="true"> *</span> : null}
      </Label>
      <Button
        className={`${height} flex items-center justify-between gap-2 rounded-md border border-line-strong bg-raised text-left outline-none hovered:bg-hover focus-visible:outline-2 focus-visible:outline-offset-1 focus-visible:outline-accent disabled:opacity-60 cursor-pointer`}
      >
        <SelectValue className="truncate placeholder-shown:text-muted" />
        <ChevronDown aria-hidden="true" className="size-4 shrink-0 text-muted" />
      </Button>
      <FieldWords hint={hint} />
      <Popover className="min-w-(--trigger-width) max-w-96 overflow-auto rounded-md border border-line bg-raised p-1 shadow-lg">
        <ListBox items={options} className="outline-none">
          {(option) => (
            <ListBoxItem
              id={option.id}
              textValue={option.name}
              className="flex min-h-8 cursor-pointer items-center rounded-sm px-2 py-1 outline-none hovered:bg-hover focused:bg-hover selected:font-semibold selected:text-accent"
            >
              {option.name}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </Select>
  );
}
