import { useQuery } from "@tanstack/react-query";
import type { RulebookView } from "../../client/api.ts";
import { rulebookQuery } from "./queries.ts";

/** The services of all rules in force, each once. */
function servicesOf(rulebook: RulebookView | undefined) {
  const all = (rulebook?.editions ?? []).flatMap((edition) => edition.services);
  return all.filter((service, at) => all.findIndex(({ code }) => code === service.code) === at);
}

/** The name of a cause, or what somebody wrote before there was a catalogue. */
export function useCauseName() {
  const { data } = useQuery(rulebookQuery);
  const all = (data?.editions ?? []).flatMap((edition) => edition.causes);
  return (code: string) => all.find((cause) => cause.code === code)?.name ?? code;
}

/** The services of the rulebook as choices, and the name of one. */
export function useServices() {
  const { data } = useQuery(rulebookQuery);
  const choices = servicesOf(data).map(({ code, name }) => ({ id: code, name }));
  const editions = data?.editions ?? [];
  const edition = (code: string) => editions.find(({ services }) => services.some((service) => service.code === code));
  const described = editions.flatMap(({ areas, escalation_classes }) => [
    ...areas.map(({ code, name }) => ({ code, name })),
    ...escalation_classes.map(({ code, text }) => ({ code, name: text })),
  ]);
  /** The name of an area or a class of problem. */
  const wordOf = (code: string) => described.find((each) => each.code === code)?.name ?? code;
  return { choices, edition, wordOf, nameOf: (code: string) => choices.find(({ id }) => id === code)?.name ?? code };
}
