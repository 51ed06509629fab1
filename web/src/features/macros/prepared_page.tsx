import { useQuery } from "@tanstack/react-query";
import { useText } from "../../texts/text.ts";
import { Page } from "../../ui/page.tsx";
import { Loaded } from "../../ui/states.tsx";
import { MacrosCard } from "./macros_card.tsx";
import { macrosQuery, snippetsQuery } from "./queries.ts";
import { SnippetsCard } from "./snippets_card.tsx";

/** What agents prepare once and use all day. */
export function PreparedPage() {
  const t = useText();
  const snippets = useQuery(snippetsQuery);
  const macros = useQuery(macrosQuery);
  return (
    <Page title={t("ui.prepared.title")} lead={t("ui.prepared.lead")}>
      <div className="flex flex-col gap-4">
        <Loaded query={snippets}>{(data) => <SnippetsCard snippets={data} />}</Loaded>
        <Loaded query={macros}>
          {({ items }) => <MacrosCard macros={items} placeholders={snippets.data?.placeholders ?? []} />}
        </Loaded>
      </div>
    </Page>
  );
}
