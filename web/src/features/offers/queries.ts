import { queryOptions } from "@tanstack/react-query";
import { getOffer, listAgreements, listBrands, listCalendars, listOffers } from "../../client/api.ts";

export const offersQuery = queryOptions({ queryKey: ["offers"], queryFn: () => listOffers() });
export const offerQuery = (id: string) => queryOptions({ queryKey: ["offers", id], queryFn: () => getOffer(id) });
export const calendarsQuery = queryOptions({ queryKey: ["calendars"], queryFn: () => listCalendars() });
export const brandsQuery = queryOptions({ queryKey: ["brands"], queryFn: () => listBrands() });
/** Of one customer, or of all. */
export const agreementsQuery = (customer?: string) =>
  queryOptions({ queryKey: ["agreements", customer ?? ""], queryFn: () => listAgreements({ customer }) });
