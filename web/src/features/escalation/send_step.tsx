import { useMutation, useQuery } from "@tanstack/react-query";
import { handOverServiceRequest, type ServiceRequestView, sendServiceRequest } from "../../client/api.ts";
import { useText } from "../../texts/text.ts";
import { ApiForm } from "../../ui/api_form.tsx";
import { ActionButton, TextLink } from "../../ui/button.tsx";
import { CopyButton } from "../../ui/copy_button.tsx";
import { TextField } from "../../ui/field.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Loaded } from "../../ui/states.tsx";
import { PacketFiles } from "./packet_files.tsx";
import { packetQuery } from "./packet_text.ts";
import { SensitiveNotice } from "./sensitive_notice.tsx";

interface Props {
  request: ServiceRequestView;
  onBack: () => void;
  onSent: (request: ServiceRequestView) => void;
}

interface StepProps extends Props {
  /** The draft was changed and is a draft still. */
  onChanged: (request: ServiceRequestView) => void;
}

/** Shows exactly what leaves the desk; then sends it, or takes the number that the other side gave. */
export function SendStep({ request, onBack, onSent, onChanged }: StepProps) {
  const t = useText();
  const packet = useQuery(packetQuery(request));
  const byHand = request.transport === "by_hand";
  return (
    <div className="flex flex-col gap-4">
      <Notice tone="good">{t("ui.packet.complete")}</Notice>
      <SensitiveNotice request={request} />
      <section aria-label={t("ui.send.preview")}>
        <div className="mb-1 flex items-center justify-between gap-2">
          <h3 className="font-medium">{t("ui.send.preview")}</h3>
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
            <Exports request={request} />
            {packet.data ? <CopyButton text={packet.data} label={t("ui.send.copy")} /> : null}
          </div>
        </div>
        <Loaded query={packet}>
          {(text) => (
            // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
            <pre tabIndex={0} className="max-h-80 overflow-auto rounded-md bg-sunken p-3 text-sm whitespace-pre-wrap">
              {text}
            </pre>
          )}
        </Loaded>
      </section>
      <PacketFiles request={request} onChanged={onChanged} />
      {byHand ? (
        <HandOverForm request={request} onBack={onBack} onSent={onSent} />
      ) : (
        <SendForm request={request} onBack={onBack} onSent={onSent} />
      )}
    </div>
  );
}

/** The same packet in other forms. */
function Exports({ request }: { request: ServiceRequestView }) {
  const t = useText();
  const path = `/api/v1/service-requests/${request.id}/packet`;
  return (
    <>
      <TextLink href={`${path}.html`} target="_blank" rel="noreferrer">
        {t("ui.send.print")}
      </TextLink>
      <TextLink href={`${path}.md`} download>
        {t("ui.send.markdown")}
      </TextLink>
      <TextLink href={`${path}.json`} download>
        {t("ui.send.json")}
      </TextLink>
    </>
  );
}

function HandOverForm({ request, onBack, onSent }: Props) {
  const t = useText();
  const handOver = useMutation({
    mutationFn: (upstream_number: string) => handOverServiceRequest(request.id, { upstream_number }),
    onSuccess: onSent,
  });
  return (
    <ApiForm
      label={t("ui.send.hand_over")}
      error={handOver.error}
      onSubmit={(form) => handOver.mutate(form.text("upstream_number").trim())}
    >
      <p>
        {t("ui.send.hand_over_lead", { name: request.upstream_name })}{" "}
        {request.link?.startsWith("https://") ? (
          <TextLink href={request.link} target="_blank" rel="noreferrer noopener">
            {t("ui.send.open_link")}
          </TextLink>
        ) : null}
      </p>
      <TextField name="upstream_number" label={t("ui.send.number")} isRequired autoComplete="off" />
      <Buttons submit={t("ui.send.hand_over")} isPending={handOver.isPending} onBack={onBack} />
    </ApiForm>
  );
}

function SendForm({ request, onBack, onSent }: Props) {
  const t = useText();
  const send = useMutation({ mutationFn: () => sendServiceRequest(request.id, {}), onSuccess: onSent });
  const title = t("ui.send.email", { name: request.upstream_name });
  return (
    <ApiForm label={title} error={send.error} onSubmit={() => send.mutate()}>
      {request.upstream_address ? (
        <p className="text-muted">{t("ui.send.to", { address: request.upstream_address })}</p>
      ) : null}
      <Buttons submit={title} isPending={send.isPending} onBack={onBack} />
    </ApiForm>
  );
}

function Buttons({ submit, isPending, onBack }: { submit: string; isPending: boolean; onBack: () => void }) {
  const t = useText();
  return (
    <div className="flex justify-end gap-2">
      <ActionButton onPress={onBack}>{t("ui.send.back")}</ActionButton>
      <ActionButton type="submit" look="primary" isPending={isPending}>
        {submit}
      </ActionButton>
    </div>
  );
}
