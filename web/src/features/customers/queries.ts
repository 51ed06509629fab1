import { queryOptions } from "@tanstack/react-query";
import { getCustomer } from "../../client/api.ts";

export const customerQuery = (id: string) =>
  queryOptions({ queryKey: ["customer", id], queryFn: () => getCustomer(id) });
