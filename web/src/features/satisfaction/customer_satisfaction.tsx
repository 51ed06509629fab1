import { useQuery } from "@tanstack/react-query";
import { useText } from "../../texts/text.ts";
import { TextLink } from "../../ui/button.tsx";
import { Card } from "../../ui/page.tsx";
import { Loaded } from "../../ui/states.tsx";
import { AnswerCount, Answers } from "./answer_list.tsx";
import { answersQuery } from "./queries.ts";

const shown = 3;

/** What a customer thought of our support in the last 90 days. */
export function CustomerSatisfaction({ customer }: { customer: string }) {
  const t = useText();
  const answers = useQuery(answersQuery({ customer_id: customer }));
  return (
    <Card title={t("ui.satisfaction.of_customer")}>
      <Loaded query={answers} rows={1}>
        {({ count, items }) =>
          count.asked === 0 && items.length === 0 ? (
            <p className="text-muted">{t("ui.satisfaction.none_here")}</p>
          ) : (
            <>
              <AnswerCount count={count} />
              <Answers items={items.slice(0, shown)} />
              {items.length > shown ? (
                <TextLink href={`/satisfaction?customer=${customer}`}>{t("ui.satisfaction.all")}</TextLink>
              ) : null}
            </>
          )
        }
      </Loaded>
    </Card>
  );
}
