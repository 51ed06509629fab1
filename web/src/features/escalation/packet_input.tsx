import type { PacketFieldView } from "../../client/api.ts";
import { localTime } from "../../texts/local_time.ts";
import { type Translate, useText } from "../../texts/text.ts";
import { options, severityIds } from "../../texts/words.ts";
import { TextField } from "../../ui/field.tsx";
import { type Option, SelectField } from "../../ui/select.tsx";

const longText = 80;
const yesNoIds = { yes: "ui.packet.yes", no: "ui.packet.no" };
const inputTypes: Record<string, string> = { email: "email", phone: "tel", time: "datetime-local" };

/** The field of a packet in the shape of its kind. */
export function PacketInput({ field }: { field: PacketFieldView }) {
  const t = useText();
  const common = {
    name: field.name,
    label: field.required ? t("ui.packet.required", { label: field.label }) : field.label,
    hint: field.problem,
  };
  const choices = choicesOf(t, field);
  if (choices.length > 0)
    return (
      <SelectField
        {...common}
        defaultValue={field.value || null}
        placeholder={t("ui.check.choose")}
        options={choices}
      />
    );
  const isLong = field.kind === "lines" || field.value.length > longText || field.value.includes("\n");
  return (
    <TextField
      {...common}
      type={inputTypes[field.kind]}
      mono={field.kind === "guid"}
      rows={isLong ? 4 : undefined}
      defaultValue={field.kind === "time" ? localTime(field.value) : field.value}
    />
  );
}

function choicesOf(t: Translate, field: PacketFieldView): Option[] {
  if (field.kind === "yes_no") return options(t, yesNoIds);
  if (field.kind === "severity") return options(t, severityIds);
  return field.choices.map((choice) => ({ id: choice, name: choice }));
}

/** What goes to the server for what stands in the input: a local time becomes a point in time again. One that was not
 * touched goes back as it came. */
export function packetValue(field: PacketFieldView, typed: string): string {
  if (field.kind !== "time" || typed === "") return typed;
  return typed === localTime(field.value) ? field.value : new Date(typed).toISOString();
}
