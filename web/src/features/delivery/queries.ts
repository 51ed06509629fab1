import { queryOptions } from "@tanstack/react-query";
import { getProfile, listDelivery, listDeliveryMembers } from "../../client/api.ts";

export const deliveryQuery = queryOptions({ queryKey: ["delivery"], queryFn: () => listDelivery() });
export const profileQuery = queryOptions({ queryKey: ["profile"], queryFn: () => getProfile() });
export const membersQuery = queryOptions({ queryKey: ["delivery-members"], queryFn: () => listDeliveryMembers() });
