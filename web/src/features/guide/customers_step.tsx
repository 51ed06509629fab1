import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { listCustomers } from "../../client/api.ts";
import { useText } from "../../texts/text.ts";
import { ActionButton, TextLink } from "../../ui/button.tsx";
import { ModalDialog } from "../../ui/dialog.tsx";
import { Card } from "../../ui/page.tsx";
import { Loaded } from "../../ui/states.tsx";
import { CustomerForm } from "../customers/customer_form.tsx";
import { ImportForm } from "../customers/import_form.tsx";

const shown = 10;

/** Customers from a file, or one by hand. */
export function CustomersStep() {
  const t = useText();
  const [isAdding, setAdding] = useState(false);
  const [round, setRound] = useState(0);
  const customers = useQuery({ queryKey: ["customers", "guide"], queryFn: () => listCustomers({ limit: shown }) });
  return (
    <div className="flex flex-col gap-4">
      <Loaded query={customers}>
        {({ items }) =>
          items.length === 0 ? null : (
            <Card title={t("ui.guide.customers_there")}>
              <ul className="flex flex-col gap-1">
                {items.map(({ id, name, domain }) => (
                  <li key={id}>
                    <TextLink href={`/customers/${id}`}>{name}</TextLink>{" "}
                    <span className="text-sm text-muted">{domain}</span>
                  </li>
                ))}
              </ul>
            </Card>
          )
        }
      </Loaded>
      <Card
        title={t("ui.import.title")}
        actions={
          <ActionButton size="small" onPress={() => setAdding(true)}>
            {t("ui.guide.one_customer")}
          </ActionButton>
        }
      >
        <ImportForm key={round} onDone={() => setRound(round + 1)} />
      </Card>
      <ModalDialog title={t("ui.customers.add")} isOpen={isAdding} onClose={() => setAdding(false)}>
        <CustomerForm />
      </ModalDialog>
    </div>
  );
}
