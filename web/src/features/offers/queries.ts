import { queryOptions } from "@tanstack/react-query";
import { getOffer, listCalendars, listOffers } from "../../client/api.ts";

export const offersQuery = queryOptions({ queryKey: ["offers"], queryFn: () => listOffers() });
export const offerQuery = (id: string) => queryOptions({ queryKey: ["offers", id], queryFn: () => getOffer(id) });
export const calendarsQuery = queryOptions({ queryKey: ["calendars"], queryFn: () => listCalendars() });
