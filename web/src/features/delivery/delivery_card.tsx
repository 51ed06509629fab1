import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { type Arrangement, endDelivery } from "../../client/api.ts";
import { useText } from "../../texts/text.ts";
import { kindIds, word } from "../../texts/words.ts";
import { ActionButton } from "../../ui/button.tsx";
import { Chip } from "../../ui/chip.tsx";
import { ModalDialog } from "../../ui/dialog.tsx";
import { Card } from "../../ui/page.tsx";
import { ProblemNotice } from "../../ui/problem_notice.tsx";
import { Loaded } from "../../ui/states.tsx";
import { calendarsQuery } from "../offers/queries.ts";
import { deliveryIds } from "../offers/words.ts";
import { useMay } from "../session/queries.ts";
import { useServices } from "../tickets/services.ts";
import { DeliveryForm } from "./delivery_form.tsx";
import { deliveryQuery } from "./queries.ts";

/** Who works for the desk: the rows that routes and offers read. */
export function DeliveryCard() {
  const t = useText();
  const mayManage = useMay("desk_manage");
  const arrangements = useQuery(deliveryQuery);
  const [shown, setShown] = useState<Arrangement | "new" | null>(null);
  const add = (
    <ActionButton size="small" look="quiet" onPress={() => setShown("new")}>
      {t("ui.delivery.add")}
    </ActionButton>
  );
  const title = shown === "new" || shown === null ? t("ui.delivery.add") : t("ui.delivery.change");
  return (
    <Card title={t("ui.delivery.arrangements")} actions={mayManage ? add : null}>
      <p className="mb-3 text-sm text-muted">{t("ui.delivery.hint")}</p>
      <Loaded query={arrangements} rows={2}>
        {({ items }) => (
          <>
            {items.length === 0 ? <p>{t("ui.delivery.none")}</p> : null}
            <ul className="flex flex-col divide-y divide-line">
              {items.map((each) => (
                <Row key={each.id} arrangement={each} onChange={mayManage ? () => setShown(each) : null} />
              ))}
            </ul>
          </>
        )}
      </Loaded>
      <ModalDialog title={title} isOpen={shown !== null} onClose={() => setShown(null)} width="wide">
        {shown ? <DeliveryForm arrangement={shown === "new" ? null : shown} onDone={() => setShown(null)} /> : null}
      </ModalDialog>
    </Card>
  );
}

function Row({ arrangement, onChange }: { arrangement: Arrangement; onChange: (() => void) | null }) {
  const t = useText();
  const services = useServices();
  const calendars = useQuery(calendarsQuery);
  const queryClient = useQueryClient();
  const end = useMutation({
    mutationFn: () => endDelivery(arrangement.id),
    onSuccess: () => queryClient.invalidateQueries(),
  });
  const { service, kind, calendar_id, mode, partner_name, partner_address, contract, contact_name, contact_phone } =
    arrangement;
  const calendar = calendars.data?.items.find(({ id }) => id === calendar_id)?.name;
  const scope = [
    service === "*" ? t("ui.offer.any_service") : services.nameOf(service),
    kind ? word(t, kindIds, kind) : null,
    calendar,
  ].filter(Boolean);
  return (
    <li className="flex flex-wrap items-start gap-2 py-2.5 first:pt-0 last:pb-0">
      <div className="min-w-0 flex-1">
        <div className="font-medium">{scope.join(" · ")}</div>
        <div className="text-sm">{partner_name || t("ui.delivery.ourselves")}</div>
        <div className="text-sm text-muted wrap-anywhere">
          {[partner_address, contract, contact_name, contact_phone].filter(Boolean).join(" · ")}
        </div>
        <div className="text-sm wrap-anywhere">{arrangement.told}</div>
        <ProblemNotice problem={end.error?.problem} />
      </div>
      <Chip tone={mode === "own" ? "plain" : "accent"}>{word(t, deliveryIds, mode)}</Chip>
      {onChange ? (
        <>
          <ActionButton size="small" aria-label={`${t("ui.common.change")}: ${scope.join(" · ")}`} onPress={onChange}>
            {t("ui.common.change")}
          </ActionButton>
          <ActionButton
            size="small"
            aria-label={`${t("ui.delivery.end")}: ${scope.join(" · ")}`}
            onPress={() => end.mutate()}
            isPending={end.isPending}
          >
            {t("ui.delivery.end")}
          </ActionButton>
        </>
      ) : null}
    </li>
  );
}
