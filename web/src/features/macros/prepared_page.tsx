import { useQuery } from "@tanstack/react-query";
import { useText } from "../../texts/text.ts";
import { Page } from "../../ui/page.tsx";
import { Loaded } from "../../ui/states.tsx";
import { snippetsQuery } from "./queries.ts";
import { SnippetsCard } from "./snippets_card.tsx";

/** What agents prepare once and use all day. */
export function PreparedPage() {
  const t = useText();
  const snippets = useQuery(snippetsQuery);
  return (
    <Page title={t("ui.prepared.title")} lead={t("ui.prepared.lead")}>
      <Loaded query={snippets}>{(data) => <SnippetsCard snippets={data} />}</Loaded>
    </Page>
  );
}
