import { Label, Radio, RadioGroup } from "react-aria-components";
import { labelClass } from "../../ui/field.tsx";

interface Props<Value extends string> {
  label: string;
  /** The key that goes to the next choice. */
  hotkey: string;
  choices: [Value, string][];
  value: Value;
  onChange: (value: Value) => void;
}

/** A question with a few short answers in one row. */
export function ChoiceRow<Value extends string>({ label, hotkey, choices, value, onChange }: Props<Value>) {
  return (
    <RadioGroup
      value={value}
      onChange={(chosen) => onChange(chosen as Value)}
      className="flex flex-col gap-1"
      aria-keyshortcuts={hotkey}
    >
      <Label className={`${labelClass} flex items-baseline gap-2`}>
        {label}
        <span aria-hidden="true" className="rounded-sm border border-line px-1 text-xs text-muted">
          {hotkey}
        </span>
      </Label>
      <div className="flex flex-wrap gap-1">
        {choices.map(([id, name]) => (
          <Radio
            key={id}
            value={id}
            className="cursor-pointer rounded-md border border-line bg-raised px-2.5 py-1 text-sm outline-none hovered:border-line-strong selected:border-accent selected:bg-accent-soft focus-visible:outline-2 focus-visible:outline-offset-2 focus-visible:outline-accent"
          >
            {name}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}

/** The choice behind the one at hand; the first behind the last. */
export function nextOf<Value extends string>(choices: [Value, string][], value: Value): Value {
  const at = choices.findIndex(([id]) => id === value);
  return (choices[(at + 1) % choices.length] ?? choices[0])?.[0] ?? value;
}
