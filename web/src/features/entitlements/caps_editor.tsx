import { useQuery } from "@tanstack/react-query";
import { type CapInput, type CapPer, type CapPeriod, listCustomers } from "../../client/api.ts";
import { useText } from "../../texts/text.ts";
import { channelIds, options } from "../../texts/words.ts";
import { ActionButton } from "../../ui/button.tsx";
import { TextField } from "../../ui/field.tsx";
import { SelectField } from "../../ui/select.tsx";
import { useServices } from "../tickets/services.ts";
import { perIds, periodIds } from "./words.ts";

interface Props {
  caps: CapInput[];
  onChange: (caps: CapInput[]) => void;
}

/** Limits inside an allowance: for each or one customer, service or channel, in a period. */
export function CapsEditor({ caps, onChange }: Props) {
  const t = useText();
  const set = (at: number, part: Partial<CapInput>) =>
    onChange(caps.map((cap, place) => (place === at ? { ...cap, ...part } : cap)));
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="text-sm font-medium">{t("ui.cap.title")}</legend>
      {caps.map((cap, at) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: a cap is nothing but its place
          key={at}
          className="grid items-end gap-2 sm:grid-cols-[1fr_1fr_1fr_6rem_auto]"
        >
          <SelectField
            label={t("ui.cap.per")}
            options={options(t, perIds)}
            value={cap.per}
            onChange={(per) => set(at, { per: per as CapPer, value: "" })}
          />
          <ValueChoice cap={cap} onChange={(value) => set(at, { value })} />
          <SelectField
            label={t("ui.cap.period")}
            options={options(t, periodIds)}
            value={cap.period}
            onChange={(period) => set(at, { period: period as CapPeriod })}
          />
          <TextField
            name={`caps/${at}/most`}
            type="number"
            label={t("ui.cap.most")}
            value={String(cap.most)}
            onChange={(most) => set(at, { most: Number(most) || 0 })}
          />
          <ActionButton
            aria-label={t("ui.cap.remove", { number: at + 1 })}
            onPress={() => onChange(caps.filter((_, place) => place !== at))}
          >
            {t("ui.common.remove")}
          </ActionButton>
        </div>
      ))}
      <div>
        <ActionButton
          size="small"
          onPress={() => onChange([...caps, { per: "customer", value: "", period: "year", most: 1 }])}
        >
          {t("ui.cap.add")}
        </ActionButton>
      </div>
    </fieldset>
  );
}

function ValueChoice({ cap, onChange }: { cap: CapInput; onChange: (value: string) => void }) {
  const t = useText();
  const services = useServices();
  const customers = useQuery({
    queryKey: ["customers", "for-caps"],
    queryFn: () => listCustomers({ limit: 100 }),
    enabled: cap.per === "customer",
  });
  const choices = {
    all: [],
    customer: (customers.data?.items ?? []).map(({ id, name: title }) => ({ id, name: title })),
    service: services.choices,
    channel: options(t, channelIds),
  }[cap.per];
  const kept = cap.value && !choices.some(({ id }) => id === cap.value) ? [{ id: cap.value, name: cap.value }] : [];
  return (
    <SelectField
      label={t("ui.cap.which")}
      isDisabled={cap.per === "all"}
      options={[{ id: "each", name: t("ui.cap.each") }, ...choices, ...kept]}
      value={cap.value || "each"}
      onChange={(value) => onChange(value === "each" ? "" : value)}
    />
  );
}
