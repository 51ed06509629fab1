import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { changeWebhook, removeWebhook, testWebhook, type WebhookView } from "../../client/api.ts";
import { useText } from "../../texts/text.ts";
import { ActionButton } from "../../ui/button.tsx";
import { Chip } from "../../ui/chip.tsx";
import { CopyButton } from "../../ui/copy_button.tsx";
import { ModalDialog } from "../../ui/dialog.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Card, Page } from "../../ui/page.tsx";
import { ProblemNotice } from "../../ui/problem_notice.tsx";
import { Empty, Loaded } from "../../ui/states.tsx";
import { DeliveryLog } from "./delivery_log.tsx";
import { webhooksChanged, webhooksQuery } from "./queries.ts";
import { WebhookForm } from "./webhook_form.tsx";

/** Programs of the partner that hear of opportunities, and how each post went. */
export function WebhooksPage() {
  const t = useText();
  const webhooks = useQuery(webhooksQuery);
  const [isAdding, setAdding] = useState(false);
  const [made, setMade] = useState<WebhookView | null>(null);
  const add = (
    <ActionButton look="primary" onPress={() => setAdding(true)}>
      {t("ui.webhook.add")}
    </ActionButton>
  );
  return (
    <Page title={t("ui.webhook.title")} lead={t("ui.webhook.lead")} actions={add}>
      {made?.secret ? (
        <div className="mb-4">
          <Notice tone="good">
            <p>{t("ui.webhook.secret", { name: made.name })}</p>
            <div className="mt-1 flex flex-wrap items-center gap-2">
              <code className="wrap-anywhere">{made.secret}</code>
              <CopyButton text={made.secret} label={t("ui.webhook.copy")} />
            </div>
          </Notice>
        </div>
      ) : null}
      <Loaded query={webhooks}>
        {({ items, offered_kinds }) => (
          <div className="flex flex-col gap-4">
            {items.length === 0 ? <Empty title={t("ui.webhook.none")} hint={t("ui.webhook.none_hint")} /> : null}
            {items.map((webhook) => (
              <WebhookCard key={webhook.id} webhook={webhook} offered={offered_kinds} />
            ))}
            <ModalDialog title={t("ui.webhook.add")} isOpen={isAdding} onClose={() => setAdding(false)}>
              <WebhookForm
                offered={offered_kinds}
                onDone={(webhook) => {
                  setMade(webhook);
                  setAdding(false);
                }}
                onCancel={() => setAdding(false)}
              />
            </ModalDialog>
          </div>
        )}
      </Loaded>
    </Page>
  );
}

function WebhookCard({ webhook, offered }: { webhook: WebhookView; offered: string[] }) {
  const t = useText();
  const queryClient = useQueryClient();
  const [open, setOpen] = useState<"change" | "remove" | null>(null);
  const close = () => setOpen(null);
  const changed = () => {
    webhooksChanged(queryClient);
    close();
  };
  const { name, url, kinds, is_on } = webhook;
  const turn = useMutation({
    mutationFn: () => changeWebhook(webhook.id, { name, url, kinds, is_on: !is_on }),
    onSuccess: changed,
  });
  const test = useMutation({ mutationFn: () => testWebhook(webhook.id), onSuccess: changed });
  const remove = useMutation({ mutationFn: () => removeWebhook(webhook.id), onSuccess: changed });
  return (
    <Card
      title={name}
      actions={
        <>
          <Chip tone={is_on ? "good" : "plain"}>{t(is_on ? "ui.webhook.on" : "ui.webhook.off")}</Chip>
          <ActionButton size="small" onPress={() => test.mutate()} isPending={test.isPending}>
            {t("ui.webhook.test")}
          </ActionButton>
          <ActionButton size="small" onPress={() => setOpen("change")}>
            {t("ui.webhook.change")}
          </ActionButton>
          <ActionButton size="small" onPress={() => turn.mutate()} isPending={turn.isPending}>
            {t(is_on ? "ui.webhook.turn_off" : "ui.webhook.turn_on")}
          </ActionButton>
          <ActionButton size="small" look="quiet" onPress={() => setOpen("remove")}>
            {t("ui.webhook.remove")}
          </ActionButton>
        </>
      }
    >
      <ProblemNotice problem={(turn.error ?? test.error)?.problem} />
      <p className="wrap-anywhere">{url}</p>
      <p className="mb-3 text-sm text-muted">{kinds.join(", ")}</p>
      <DeliveryLog webhook={webhook.id} />
      <ModalDialog title={t("ui.webhook.change")} isOpen={open === "change"} onClose={close}>
        <WebhookForm webhook={webhook} offered={offered} onDone={close} onCancel={close} />
      </ModalDialog>
      <ModalDialog title={t("ui.webhook.remove")} isOpen={open === "remove"} onClose={close}>
        <p>{t("ui.webhook.remove_hint", { name })}</p>
        <ProblemNotice problem={remove.error?.problem} />
        <div className="mt-3 flex justify-end gap-2">
          <ActionButton onPress={close}>{t("ui.common.cancel")}</ActionButton>
          <ActionButton look="primary" onPress={() => remove.mutate()} isPending={remove.isPending}>
            {t("ui.webhook.remove")}
          </ActionButton>
        </div>
      </ModalDialog>
    </Card>
  );
}
