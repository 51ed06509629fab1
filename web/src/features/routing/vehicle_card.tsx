import type { VehicleRouteView } from "../../client/api.ts";
import { useText } from "../../texts/text.ts";
import { Chip } from "../../ui/chip.tsx";

interface Props {
  vehicle: VehicleRouteView;
  isRecommended: boolean;
}

export const isAllowed = (vehicle: VehicleRouteView) => vehicle.verdict === "allowed";

/** One way to escalate with its verdict: why or why not, what it promises, what it costs, what it still needs. */
export function VehicleCard({ vehicle, isRecommended }: Props) {
  const t = useText();
  const allowed = isAllowed(vehicle);
  const balance =
    vehicle.balance_before !== null && vehicle.balance_after !== null
      ? t("ui.route.balance", { before: vehicle.balance_before, after: vehicle.balance_after })
      : null;
  return (
    <>
      <div className="flex flex-wrap items-center gap-2">
        <span className={`font-semibold ${allowed ? "" : "text-muted"}`}>{vehicle.name}</span>
        {isRecommended ? <Chip tone="good">{t("ui.route.recommended")}</Chip> : null}
        {allowed ? null : <Chip>{t("ui.route.refused")}</Chip>}
      </div>
      <ul className="mt-1 list-disc pl-4 text-sm">
        {vehicle.reasons.map((reason) => (
          <li key={reason.code + reason.text} className={allowed ? "" : "text-muted"}>
            {reason.text}
          </li>
        ))}
      </ul>
      {allowed ? (
        <p className="mt-1 flex flex-wrap gap-x-4 gap-y-0.5 text-sm text-muted">
          {vehicle.first_response ? <span>{vehicle.first_response.text}</span> : null}
          <span>{vehicle.cost.text}</span>
          {balance ? <span>{balance}</span> : null}
        </p>
      ) : null}
      {allowed && vehicle.missing.length > 0 ? (
        <p className="mt-1 text-sm text-warn-ink">
          {t("ui.route.missing", { fields: vehicle.missing.map(({ label }) => label).join(", ") })}
        </p>
      ) : null}
    </>
  );
}
