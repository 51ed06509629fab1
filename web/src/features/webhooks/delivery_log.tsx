import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type Delivery, retryDelivery } from "../../client/api.ts";
import { useFormat } from "../../texts/format.ts";
import { useText } from "../../texts/text.ts";
import { word } from "../../texts/words.ts";
import { ActionButton } from "../../ui/button.tsx";
import { Chip } from "../../ui/chip.tsx";
import { Loaded } from "../../ui/states.tsx";
import { deliveriesQuery, webhooksChanged } from "./queries.ts";
import { deliveryStateIds, deliveryTones, kindIds } from "./words.ts";

/** What was posted lately, and how it went. */
export function DeliveryLog({ webhook }: { webhook: string }) {
  const t = useText();
  const deliveries = useQuery(deliveriesQuery(webhook));
  return (
    <Loaded query={deliveries} rows={2}>
      {({ items }) =>
        items.length === 0 ? (
          <p className="text-sm text-muted">{t("ui.webhook.log_none")}</p>
        ) : (
          <ul className="max-h-96 divide-y divide-line overflow-y-auto">
            {items.map((delivery) => (
              <Line key={delivery.id} delivery={delivery} />
            ))}
          </ul>
        )
      }
    </Loaded>
  );
}

function Line({ delivery }: { delivery: Delivery }) {
  const t = useText();
  const format = useFormat();
  const queryClient = useQueryClient();
  const again = useMutation({
    mutationFn: () => retryDelivery(delivery.id),
    onSuccess: () => webhooksChanged(queryClient),
  });
  const facts = [
    format.dateTime(delivery.created_at),
    t("ui.webhook.attempts", { count: delivery.attempts }),
    delivery.last_error,
  ];
  return (
    <li className="flex flex-wrap items-center gap-x-3 py-1.5">
      <div className="min-w-0 flex-1 basis-64">
        <div>{word(t, kindIds, delivery.kind)}</div>
        <div className="text-sm text-muted">{facts.filter(Boolean).join(" · ")}</div>
      </div>
      <Chip tone={deliveryTones[delivery.state]}>{word(t, deliveryStateIds, delivery.state)}</Chip>
      {delivery.state === "waiting" ? null : (
        <ActionButton size="small" look="quiet" onPress={() => again.mutate()} isPending={again.isPending}>
          {t("ui.webhook.again")}
        </ActionButton>
      )}
    </li>
  );
}
