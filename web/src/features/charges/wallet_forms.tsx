import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import {
  adjustWallet,
  changeWallet,
  openWallet,
  topUpWallet,
  type WalletUnit,
  type WalletView,
} from "../../client/api.ts";
import { localTime } from "../../texts/local_time.ts";
import { useText } from "../../texts/text.ts";
import { options } from "../../texts/words.ts";
import { ApiForm, type FormValues } from "../../ui/api_form.tsx";
import { ActionButton } from "../../ui/button.tsx";
import { CheckField, TextField } from "../../ui/field.tsx";
import { SelectField } from "../../ui/select.tsx";
import { typedMoney } from "../plans/money.ts";
import { parseDecimal } from "./decimal_field.tsx";
import { minorPerUnit, walletUnitIds } from "./words.ts";

/** How many of what the wallet counts make one of what is typed: an hour, a request, a whole unit of money. */
function scaleOf(unit: WalletUnit, currency: string) {
  if (unit === "minutes") return 6000;
  return unit === "money" ? minorPerUnit(currency) : 1;
}

function typedAmount(text: string, unit: WalletUnit, currency: string) {
  return parseDecimal(text, scaleOf(unit, currency)) ?? 0;
}

function typedOrNone(text: string, unit: WalletUnit, currency: string) {
  return text.trim() ? typedAmount(text, unit, currency) : null;
}

/** The end of that day in the browser's zone. */
function endOf(day: string) {
  return day ? new Date(`${day}T23:59:59`).toISOString() : null;
}

function priceOf(form: FormValues) {
  const currency = form.text("price/currency").trim().toUpperCase();
  return form.text("price/minor").trim() ? typedMoney(form.text("price/minor"), currency) : null;
}

function PriceFields() {
  const t = useText();
  return (
    <div className="grid grid-cols-2 gap-2">
      <TextField name="price/minor" label={t("ui.wallet.price")} inputMode="decimal" />
      <TextField name="price/currency" label={t("ui.offer.currency")} defaultValue="CZK" />
    </div>
  );
}

interface CallProps {
  title: string;
  customer: string;
  call: (form: FormValues) => Promise<WalletView>;
  onDone: () => void;
  children: ReactNode;
}

/** The form around one call that makes or changes a wallet. */
function CallForm({ title, customer, call, onDone, children }: CallProps) {
  const queryClient = useQueryClient();
  const save = useMutation({
    mutationFn: call,
    onSuccess: () => {
      queryClient.invalidateQueries({ queryKey: ["wallets", customer] });
      onDone();
    },
  });
  return (
    <ApiForm label={title} error={save.error} onSubmit={(form) => save.mutate(form)}>
      {children}
      <ActionButton type="submit" look="primary" isPending={save.isPending}>
        {title}
      </ActionButton>
    </ApiForm>
  );
}

export function OpenForm({ customer, onDone }: { customer: string; onDone: () => void }) {
  const t = useText();
  const [unit, setUnit] = useState<WalletUnit>("minutes");
  const [negative, setNegative] = useState(false);
  const open = (form: FormValues) => {
    const currency = unit === "money" ? form.text("currency").trim().toUpperCase() : "";
    return openWallet(customer, {
      unit,
      currency,
      name: form.text("name").trim(),
      amount: typedAmount(form.text("amount"), unit, currency),
      price: priceOf(form),
      valid_to: endOf(form.text("valid_to")),
      low_at: typedOrNone(form.text("low_at"), unit, currency),
      may_go_negative: negative,
    });
  };
  return (
    <CallForm title={t("ui.wallet.open")} customer={customer} call={open} onDone={onDone}>
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
    </CallForm>
  );
}

interface Props {
  wallet: WalletView;
  onDone: () => void;
}

export function TopUpForm({ wallet, onDone }: Props) {
  const t = useText();
  const { unit, currency } = wallet;
  const add = (form: FormValues) =>
    topUpWallet(wallet.id, {
      amount: typedAmount(form.text("amount"), unit, currency),
      price: priceOf(form),
      note: form.text("note").trim(),
    });
  return (
    <CallForm title={t("ui.wallet.top_up")} customer={wallet.customer_id} call={add} onDone={onDone}>
      <TextField name="amount" label={t("ui.wallet.first_amount")} inputMode="decimal" isRequired />
      <PriceFields />
      <TextField name="note" label={t("ui.wallet.note")} />
    </CallForm>
  );
}

/** Puts the balance right: an entry of its own with its reason, never a changed one. */
export function AdjustForm({ wallet, onDone }: Props) {
  const t = useText();
  const adjust = (form: FormValues) =>
    adjustWallet(wallet.id, {
      amount: typedAmount(form.text("amount"), wallet.unit, wallet.currency),
      note: form.text("note").trim(),
    });
  return (
    <CallForm title={t("ui.wallet.adjust")} customer={wallet.customer_id} call={adjust} onDone={onDone}>
      <p className="text-sm text-muted">{t("ui.wallet.adjust_hint")}</p>
      <TextField
        name="amount"
        label={t("ui.wallet.first_amount")}
        hint={t("ui.wallet.sign_hint")}
        inputMode="decimal"
        isRequired
      />
      <TextField name="note" label={t("ui.ledger.reason")} isRequired />
    </CallForm>
  );
}

/** Name, end, warning, and whether it may go below zero. */
export function ChangeForm({ wallet, onDone }: Props) {
  const t = useText();
  const { unit, currency } = wallet;
  const [negative, setNegative] = useState(wallet.may_go_negative);
  const scale = scaleOf(unit, currency);
  const lastDay = wallet.valid_to
    ? localTime(new Date(Date.parse(wallet.valid_to) - 1).toISOString()).slice(0, 10)
    : "";
  const change = (form: FormValues) => {
    const day = form.text("valid_to");
    return changeWallet(wallet.id, {
      name: form.text("name").trim(),
      // A day that was not touched keeps its end to the second.
      valid_to: day === lastDay ? wallet.valid_to : endOf(day),
      low_at: typedOrNone(form.text("low_at"), unit, currency),
      may_go_negative: negative,
    });
  };
  return (
    <CallForm title={t("ui.wallet.change")} customer={wallet.customer_id} call={change} onDone={onDone}>
      <TextField name="name" label={t("ui.offer.name")} defaultValue={wallet.name} isRequired={!wallet.period} />
      <TextField
        name="low_at"
        label={t("ui.wallet.low_at")}
        hint={t(walletUnitIds[unit])}
        inputMode="decimal"
        defaultValue={wallet.low_at === null ? "" : String(wallet.low_at / scale)}
      />
      <TextField name="valid_to" label={t("ui.wallet.last_day")} type="date" defaultValue={lastDay} />
      <CheckField isSelected={negative} onChange={setNegative}>
        {t("ui.wallet.may_go_negative")}
      </CheckField>
    </CallForm>
  );
}
