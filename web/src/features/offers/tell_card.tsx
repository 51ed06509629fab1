import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import {
  type CustomerView,
  listSupportMails,
  previewSupportMail,
  sendSupportMail,
  type TellingRequest,
} from "../../client/api.ts";
import { useFormat } from "../../texts/format.ts";
import { useText } from "../../texts/text.ts";
import { ActionButton, TextLink } from "../../ui/button.tsx";
import { ModalDialog } from "../../ui/dialog.tsx";
import { CheckField } from "../../ui/field.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Card } from "../../ui/page.tsx";
import { PlainText } from "../../ui/plain_text.tsx";
import { ProblemNotice } from "../../ui/problem_notice.tsx";
import { SelectField } from "../../ui/select.tsx";
import { Loaded } from "../../ui/states.tsx";
import { useMay } from "../session/queries.ts";

/** Who at the customer was told of its support, and the button that tells. */
export function TellCard({ page }: { page: CustomerView }) {
  const t = useText();
  const format = useFormat();
  const mayTell = useMay("offer_write");
  const customer = page.customer.id;
  const told = useQuery({ queryKey: ["support-mails", customer], queryFn: () => listSupportMails(customer) });
  const [isOpen, setOpen] = useState(false);
  const open = (
    <ActionButton size="small" look="quiet" onPress={() => setOpen(true)}>
      {t("ui.telling.open")}
    </ActionButton>
  );
  return (
    <Card title={t("ui.telling.title")} actions={mayTell && page.contacts.length > 0 ? open : null}>
      <Loaded query={told} rows={1}>
        {({ items }) => (
          <>
            {items.length === 0 ? <p className="text-muted">{t("ui.telling.none")}</p> : null}
            <ul className="flex flex-col gap-1">
              {items.map((each) => (
                <li key={each.ticket_id}>
                  <TextLink href={`/tickets/${each.ticket_id}`}>
                    {t("ui.telling.told", {
                      contact: each.contact,
                      number: each.offer_number ?? 0,
                      date: format.date(each.at),
                      name: each.told_by,
                    })}
                  </TextLink>
                </li>
              ))}
            </ul>
          </>
        )}
      </Loaded>
      <ModalDialog title={t("ui.telling.open")} isOpen={isOpen} onClose={() => setOpen(false)} width="wide">
        <Tell page={page} onDone={() => setOpen(false)} />
      </ModalDialog>
    </Card>
  );
}

/** The mail as its reader will get it, and the button that sends it. */
function Tell({ page, onDone }: { page: CustomerView; onDone: () => void }) {
  const t = useText();
  const queryClient = useQueryClient();
  const customer = page.customer.id;
  const [request, setRequest] = useState<TellingRequest>({
    person_id: page.contacts[0]?.id ?? "",
    ask_acceptance: false,
  });
  const preview = useQuery({
    queryKey: ["support-mail-preview", customer, request],
    queryFn: () => previewSupportMail(customer, request),
    retry: false,
  });
  const send = useMutation({
    mutationFn: () => sendSupportMail(customer, request),
    onSuccess: (told) => {
      queryClient.setQueryData(["support-mails", customer], told);
      queryClient.invalidateQueries({ queryKey: ["customer"] });
    },
  });
  if (send.isSuccess) {
    return (
      <div className="flex flex-col gap-3">
        <Notice tone="good">{t("ui.telling.sent")}</Notice>
        <div className="flex justify-end">
          <ActionButton look="primary" onPress={onDone}>
            {t("ui.common.close")}
          </ActionButton>
        </div>
      </div>
    );
  }
  return (
    <div className="flex flex-col gap-3">
      <p className="text-sm text-muted">{t("ui.telling.hint")}</p>
      <SelectField
        label={t("ui.agreement.contact")}
        value={request.person_id}
        options={page.contacts.map(({ id, name }) => ({ id, name }))}
        onChange={(person_id) => setRequest({ ...request, person_id })}
      />
      <CheckField
        isSelected={request.ask_acceptance ?? false}
        onChange={(ask_acceptance) => setRequest({ ...request, ask_acceptance })}
      >
        {t("ui.telling.ask")}
      </CheckField>
      <Loaded query={preview}>
        {(mail) => (
          <section
            aria-label={t("ui.telling.title")}
            className="rounded-md border border-line p-3"
            lang={mail.language}
          >
            <p className="text-sm text-muted">{t("ui.telling.to", { name: mail.to_name, address: mail.to })}</p>
            <p className="mb-2 font-medium">{mail.subject}</p>
            <PlainText text={mail.body} />
          </section>
        )}
      </Loaded>
      <ProblemNotice problem={send.error?.problem} />
      <div className="flex justify-end gap-2">
        <ActionButton onPress={onDone}>{t("ui.common.cancel")}</ActionButton>
        <ActionButton
          look="primary"
          onPress={() => send.mutate()}
          isPending={send.isPending}
          isDisabled={preview.data === undefined}
        >
          {t("ui.telling.send")}
        </ActionButton>
      </div>
    </div>
  );
}
