import { queryOptions } from "@tanstack/react-query";
import { getProfile, listDelivery } from "../../client/api.ts";

export const deliveryQuery = queryOptions({ queryKey: ["delivery"], queryFn: () => listDelivery() });
export const profileQuery = queryOptions({ queryKey: ["profile"], queryFn: () => getProfile() });
