import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { type CalendarDetail, getCalendar, listCalendarRevisions, listTimeZones } from "../../client/api.ts";

export const calendarQuery = (id: string) =>
  queryOptions({ queryKey: ["calendars", id], queryFn: () => getCalendar(id) });

export const revisionsQuery = (id: string) =>
  queryOptions({ queryKey: ["calendars", id, "revisions"], queryFn: () => listCalendarRevisions(id) });

export const zonesQuery = queryOptions({
  queryKey: ["time-zones"],
  queryFn: () => listTimeZones(),
  staleTime: Number.POSITIVE_INFINITY,
});

/** A calendar is another one now: so is its history, its preview, and what is due by it. */
export function calendarChanged(queryClient: QueryClient, calendar: CalendarDetail) {
  queryClient.invalidateQueries({ queryKey: ["calendars"] });
  queryClient.invalidateQueries({ queryKey: ["calendar-preview"] });
  queryClient.invalidateQueries({ queryKey: ["clocks"] });
  queryClient.setQueryData(calendarQuery(calendar.id).queryKey, calendar);
}
