import type { ClaimRow } from "../../client/api.ts";
import { useFormat } from "../../texts/format.ts";
import { useText } from "../../texts/text.ts";
import { TextLink } from "../../ui/button.tsx";
import { ClaimChips } from "./claim_chip.tsx";

interface Props {
  claims: ClaimRow[];
  /** Names the customer where the list is of several. */
  withCustomer?: boolean;
}

/** Claims in a few words each. */
export function ClaimList({ claims, withCustomer = false }: Props) {
  const t = useText();
  const format = useFormat();
  return (
    <ul className="flex flex-col divide-y divide-line">
      {claims.map((claim) => (
        <li key={claim.id} className="flex flex-wrap items-baseline gap-x-3 gap-y-1 py-2.5">
          <div className="min-w-0 flex-1 basis-64">
            <TextLink href={`/claims/${claim.id}`}>{claim.title}</TextLink>
            <p className="text-sm text-muted wrap-anywhere">
              {[
                withCustomer ? claim.customer_name : null,
                claim.service_name,
                format.dateTime(claim.incident_from),
                claim.ticket_number ? `#${claim.ticket_number}` : null,
                claim.vendor_number ? t("ui.claim.number_short", { number: claim.vendor_number }) : null,
              ]
                .filter(Boolean)
                .join(" · ")}
            </p>
          </div>
          {claim.passed || claim.accepted ? (
            <span className="tabular-nums">
              {format.money(claim.passed ?? claim.accepted ?? { minor: 0, currency: "" })}
            </span>
          ) : null}
          <ClaimChips claim={claim} />
        </li>
      ))}
    </ul>
  );
}
