import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { makeMailSenderDefault, removeMailSender, type SenderView } from "../../client/api.ts";
import { useText } from "../../texts/text.ts";
import { ActionButton } from "../../ui/button.tsx";
import { Chip } from "../../ui/chip.tsx";
import { ModalDialog } from "../../ui/dialog.tsx";
import { Card } from "../../ui/page.tsx";
import { ProblemNotice } from "../../ui/problem_notice.tsx";
import { Loaded } from "../../ui/states.tsx";
import { useMay } from "../session/queries.ts";
import { sendersChanged, sendersQuery } from "./queries.ts";
import { SenderForm } from "./sender_form.tsx";

/** The faces of the desk in mail: a brand each, with an address and signatures of its own. */
export function SendersCard() {
  const t = useText();
  const mayManage = useMay("desk_manage");
  const [isAdding, setAdding] = useState(false);
  const senders = useQuery(sendersQuery);
  return (
    <Card title={t("ui.sender.title")}>
      <p className="mb-3 text-sm text-muted">{t("ui.sender.lead")}</p>
      <Loaded query={senders}>
        {({ items }) => (
          <ul className="flex flex-col gap-3">
            {items.map((sender) => (
              <li key={sender.id}>
                <SenderRow sender={sender} mayManage={mayManage} />
              </li>
            ))}
          </ul>
        )}
      </Loaded>
      {mayManage ? (
        <div className="mt-3">
          <ActionButton onPress={() => setAdding(true)}>{t("ui.sender.add")}</ActionButton>
        </div>
      ) : null}
      <ModalDialog title={t("ui.sender.add")} isOpen={isAdding} onClose={() => setAdding(false)} width="wide">
        <SenderForm onDone={() => setAdding(false)} />
      </ModalDialog>
    </Card>
  );
}

function SenderRow({ sender, mayManage }: { sender: SenderView; mayManage: boolean }) {
  const t = useText();
  const queryClient = useQueryClient();
  const [isChanging, setChanging] = useState(false);
  const onSuccess = () => sendersChanged(queryClient);
  const choose = useMutation({ mutationFn: () => makeMailSenderDefault(sender.id), onSuccess });
  const remove = useMutation({ mutationFn: () => removeMailSender(sender.id), onSuccess });
  const domain = sender.address.slice(sender.address.lastIndexOf("@") + 1);
  return (
    <div className="flex flex-col gap-1">
      <div className="flex flex-wrap items-center gap-2">
        <span className="font-medium wrap-anywhere">{sender.name}</span>
        <span className="text-sm text-muted wrap-anywhere">{`${sender.display_name} <${sender.address}>`}</span>
        {sender.is_default ? <Chip tone="accent">{t("ui.sender.default")}</Chip> : null}
      </div>
      {sender.reply_domain === domain ? null : (
        <p className="text-sm text-muted">{t("ui.sender.answers_to", { domain: sender.reply_domain })}</p>
      )}
      {mayManage ? (
        <div className="flex flex-wrap gap-2">
          <ActionButton size="small" onPress={() => setChanging(true)}>
            {t("ui.sender.change")}
          </ActionButton>
          {sender.is_default ? null : (
            <>
              <ActionButton size="small" isPending={choose.isPending} onPress={() => choose.mutate()}>
                {t("ui.sender.make_default")}
              </ActionButton>
              <ActionButton size="small" isPending={remove.isPending} onPress={() => remove.mutate()}>
                {t("ui.common.remove")}
              </ActionButton>
            </>
          )}
        </div>
      ) : null}
      <ProblemNotice problem={choose.error?.problem ?? remove.error?.problem} />
      <ModalDialog title={t("ui.sender.change")} isOpen={isChanging} onClose={() => setChanging(false)} width="wide">
        <SenderForm sender={sender} onDone={() => setChanging(false)} />
      </ModalDialog>
    </div>
  );
}
