import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { listWallets, openWallet, topUpWallet, type WalletUnit, type WalletView } from "../../client/api.ts";
import { useText } from "../../texts/text.ts";
import { options } from "../../texts/words.ts";
import { ApiForm, type FormValues } from "../../ui/api_form.tsx";
import { ActionButton } from "../../ui/button.tsx";
import { ModalDialog } from "../../ui/dialog.tsx";
import { CheckField, TextField } from "../../ui/field.tsx";
import { Card } from "../../ui/page.tsx";
import { SelectField } from "../../ui/select.tsx";
import { Loaded } from "../../ui/states.tsx";
import { typedMoney } from "../plans/money.ts";
import { useMay } from "../session/queries.ts";
import { parseDecimal } from "./decimal_field.tsx";
import { WalletStatement } from "./wallet_ledger.tsx";
import { minorPerUnit, walletUnitIds } from "./words.ts";

const walletsQuery = (customer: string) => ({
  queryKey: ["wallets", customer],
  queryFn: () => listWallets(customer),
});

/** Prepaid time, requests and money of a customer: what is left, and buying more. */
export function WalletsCard({ customer }: { customer: string }) {
  const t = useText();
  const mayWrite = useMay("charge_write");
  const wallets = useQuery(walletsQuery(customer));
  const [dialog, setDialog] = useState<WalletView | "new" | null>(null);
  const close = () => setDialog(null);
  const add = (
    <ActionButton size="small" look="quiet" onPress={() => setDialog("new")}>
      {t("ui.wallet.open")}
    </ActionButton>
  );
  return (
    <Card title={t("ui.wallet.title")} actions={mayWrite ? add : null}>
      <Loaded query={wallets} rows={2}>
        {({ items }) => (
          <>
            {items.length === 0 ? <p className="text-muted">{t("ui.wallet.none")}</p> : null}
            <ul className="flex flex-col gap-4">
              {items.map((wallet) => (
                <li key={wallet.id}>
                  <div className="flex items-center gap-2">
                    <h3 className="flex-1 font-medium">{walletName(t, wallet)}</h3>
                    {mayWrite && !wallet.period ? (
                      <ActionButton
                        size="small"
                        onPress={() => setDialog(wallet)}
                        aria-label={`${t("ui.wallet.top_up")}: ${wallet.name}`}
                      >
                        {t("ui.wallet.top_up")}
                      </ActionButton>
                    ) : null}
                  </div>
                  <WalletStatement wallet={wallet} />
                </li>
              ))}
            </ul>
          </>
        )}
      </Loaded>
      <ModalDialog title={t("ui.wallet.open")} isOpen={dialog === "new"} onClose={close}>
        <OpenForm customer={customer} onDone={close} />
      </ModalDialog>
      <ModalDialog title={t("ui.wallet.top_up")} isOpen={dialog !== null && dialog !== "new"} onClose={close}>
        {dialog !== null && dialog !== "new" ? <TopUpForm wallet={dialog} onDone={close} /> : null}
      </ModalDialog>
    </Card>
  );
}

export function walletName(t: ReturnType<typeof useText>, wallet: Pick<WalletView, "name" | "period">) {
  if (wallet.name) return wallet.name;
  const period = wallet.period && wallet.period !== "agreement" ? ` ${wallet.period}` : "";
  return t("ui.wallet.included") + period;
}

/** Hours, requests or whole units of money, in what the wallet counts. */
function typedAmount(text: string, unit: WalletUnit, currency: string) {
  const scale = unit === "minutes" ? 6000 : unit === "money" ? minorPerUnit(currency) : 1;
  return parseDecimal(text, scale) ?? 0;
}

function priceOf(form: FormValues) {
  const currency = form.text("price_currency").trim().toUpperCase();
  return form.text("price").trim() ? typedMoney(form.text("price"), currency) : null;
}

function PriceFields() {
  const t = useText();
  return (
    <div className="grid grid-cols-2 gap-2">
      <TextField name="price" label={t("ui.wallet.price")} inputMode="decimal" />
      <TextField name="price_currency" label={t("ui.offer.currency")} defaultValue="CZK" />
    </div>
  );
}

function OpenForm({ customer, onDone }: { customer: string; onDone: () => void }) {
  const t = useText();
  const queryClient = useQueryClient();
  const [unit, setUnit] = useState<WalletUnit>("minutes");
  const [negative, setNegative] = useState(false);
  const save = useMutation({
    mutationFn: (values: Parameters<typeof openWallet>[1]) => openWallet(customer, values),
    onSuccess: () => {
      queryClient.invalidateQueries({ queryKey: ["wallets", customer] });
      onDone();
    },
  });
  return (
    <ApiForm
      label={t("ui.wallet.open")}
      error={save.error}
      onSubmit={(form) => {
        const currency = unit === "money" ? form.text("currency").trim().toUpperCase() : "";
        const until = form.text("valid_to");
        const low = form.text("low_at").trim();
        save.mutate({
          unit,
          currency,
          name: form.text("name").trim(),
          amount: typedAmount(form.text("amount"), unit, currency),
          price: priceOf(form),
          valid_to: until ? new Date(`${until}T23:59:59`).toISOString() : null,
          low_at: low ? typedAmount(low, unit, currency) : null,
          may_go_negative: negative,
        });
      }}
    >
      <TextField name="name" label={t("ui.offer.name")} isRequired />
      <SelectField
        name="unit"
        label={t("ui.wallet.unit")}
        value={unit}
        options={options(t, walletUnitIds)}
        onChange={(value) => setUnit(value as WalletUnit)}
      />
      {unit === "money" ? <TextField name="currency" label={t("ui.offer.currency")} defaultValue="CZK" /> : null}
      <TextField name="amount" label={t("ui.wallet.first_amount")} inputMode="decimal" isRequired />
      <TextField name="low_at" label={t("ui.wallet.low_at")} inputMode="decimal" />
      <TextField name="valid_to" label={t("ui.wallet.last_day")} type="date" />
      <PriceFields />
      <CheckField isSelected={negative} onChange={setNegative}>
        {t("ui.wallet.may_go_negative")}
      </CheckField>
      <ActionButton type="submit" look="primary" isPending={save.isPending}>
        {t("ui.wallet.open")}
      </ActionButton>
    </ApiForm>
  );
}

function TopUpForm({ wallet, onDone }: { wallet: WalletView; onDone: () => void }) {
  const t = useText();
  const queryClient = useQueryClient();
  const save = useMutation({
    mutationFn: (values: Parameters<typeof topUpWallet>[1]) => topUpWallet(wallet.id, values),
    onSuccess: () => {
      queryClient.invalidateQueries({ queryKey: ["wallets", wallet.customer_id] });
      onDone();
    },
  });
  return (
    <ApiForm
      label={t("ui.wallet.top_up")}
      error={save.error}
      onSubmit={(form) =>
        save.mutate({
          amount: typedAmount(form.text("amount"), wallet.unit, wallet.currency),
          price: priceOf(form),
          note: form.text("note").trim(),
        })
      }
    >
      <TextField name="amount" label={t("ui.wallet.first_amount")} inputMode="decimal" isRequired />
      <PriceFields />
      <TextField name="note" label={t("ui.time.note")} />
      <ActionButton type="submit" look="primary" isPending={save.isPending}>
        {t("ui.wallet.top_up")}
      </ActionButton>
    </ApiForm>
  );
}
