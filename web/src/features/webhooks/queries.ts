import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { listDeliveries, listWebhooks } from "../../client/api.ts";

export const webhooksQuery = queryOptions({ queryKey: ["webhooks"], queryFn: () => listWebhooks() });

export const deliveriesQuery = (webhook: string) =>
  queryOptions({ queryKey: ["webhooks", webhook], queryFn: () => listDeliveries(webhook), refetchInterval: 10_000 });

export function webhooksChanged(queryClient: QueryClient) {
  queryClient.invalidateQueries({ queryKey: ["webhooks"] });
}
