import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { CircleCheck, TriangleAlert } from "lucide-react";
import { useState } from "react";
import { FileTrigger } from "react-aria-components";
import {
  addClaimProof,
  type ClaimProofKind,
  type ClaimProofView,
  type ClaimView,
  removeClaimProof,
} from "../../client/api.ts";
import { useFormat } from "../../texts/format.ts";
import { useText } from "../../texts/text.ts";
import { ActionButton, TextLink } from "../../ui/button.tsx";
import { Chip } from "../../ui/chip.tsx";
import { ModalDialog } from "../../ui/dialog.tsx";
import { TextField } from "../../ui/field.tsx";
import { Card } from "../../ui/page.tsx";
import { ProblemNotice } from "../../ui/problem_notice.tsx";
import { Loaded } from "../../ui/states.tsx";
import { ticketQuery } from "../tickets/queries.ts";
import { addProofFile, claimChanged } from "./queries.ts";

interface Props {
  view: ClaimView;
  mayAdd: boolean;
  mayRemove: boolean;
}

/** What proves the claim, kind by kind. */
export function ClaimProofs({ view, mayAdd, mayRemove }: Props) {
  const t = useText();
  const [adding, setAdding] = useState<ClaimProofKind | null>(null);
  const close = () => setAdding(null);
  return (
    <Card title={t("ui.claim.proofs")}>
      <ul className="flex flex-col gap-4">
        {view.proofs.map((kind) => (
          <li key={kind.name}>
            <div className="flex flex-wrap items-center gap-2">
              <h3 className="flex-1 font-medium">
                {kind.required ? t("ui.packet.required", { label: kind.label }) : kind.label}
              </h3>
              {mayAdd ? (
                <ActionButton
                  size="small"
                  onPress={() => setAdding(kind)}
                  aria-label={`${t("ui.claim.add_proof")}: ${kind.label}`}
                >
                  {t("ui.claim.add_proof")}
                </ActionButton>
              ) : null}
            </div>
            {kind.own_domain ? <p className="text-sm text-muted">{t("ui.claim.own_domain")}</p> : null}
            {kind.problem ? <p className="text-sm text-bad-ink">{kind.problem}</p> : null}
            <ul className="mt-1 flex flex-col gap-2">
              {kind.proofs.map((proof) => (
                <Proof key={proof.id} view={view} kind={kind} proof={proof} mayRemove={mayRemove} />
              ))}
            </ul>
          </li>
        ))}
      </ul>
      <ModalDialog title={adding?.label ?? ""} isOpen={adding !== null} onClose={close}>
        {adding ? <AddProof view={view} kind={adding} onDone={close} /> : null}
      </ModalDialog>
    </Card>
  );
}

function Proof(props: { view: ClaimView; kind: ClaimProofKind; proof: ClaimProofView; mayRemove: boolean }) {
  const t = useText();
  const format = useFormat();
  const queryClient = useQueryClient();
  const { view, kind, proof } = props;
  const remove = useMutation({
    mutationFn: () => removeClaimProof(view.claim.id, proof.id),
    onSuccess: (next) => claimChanged(queryClient, next),
  });
  const icon = "size-3.5";
  return (
    <li className="rounded-md bg-sunken px-3 py-2 text-sm">
      <div className="flex flex-wrap items-center gap-2">
        <TextLink href={`/api/v1/claims/${view.claim.id}/proofs/${proof.id}`} download>
          {proof.name}
        </TextLink>
        <span className="text-muted wrap-anywhere">{proof.origin || t("ui.claim.no_origin")}</span>
        {kind.own_domain ? (
          <Chip
            tone={proof.own_domain ? "good" : "warn"}
            icon={
              proof.own_domain ? (
                <CircleCheck aria-hidden="true" className={icon} />
              ) : (
                <TriangleAlert aria-hidden="true" className={icon} />
              )
            }
          >
            {t(proof.own_domain ? "ui.claim.is_own" : "ui.claim.is_foreign")}
          </Chip>
        ) : null}
        <span className="flex-1" />
        {props.mayRemove ? (
          <ActionButton
            size="small"
            look="quiet"
            isPending={remove.isPending}
            onPress={() => remove.mutate()}
            aria-label={`${t("ui.claim.remove_proof")}: ${proof.name}`}
          >
            {t("ui.claim.remove_proof")}
          </ActionButton>
        ) : null}
      </div>
      {proof.text ? <p className="mt-1 line-clamp-4 whitespace-pre-wrap wrap-anywhere">{proof.text}</p> : null}
      <p className="mt-1 text-muted">
        {proof.added_by} · {format.dateTime(proof.added_at)}
      </p>
      <ProblemNotice problem={remove.error?.problem} />
    </li>
  );
}

function AddProof({ view, kind, onDone }: { view: ClaimView; kind: ClaimProofKind; onDone: () => void }) {
  const t = useText();
  const queryClient = useQueryClient();
  const [origin, setOrigin] = useState("");
  const done = {
    onSuccess: (next: ClaimView) => {
      claimChanged(queryClient, next);
      onDone();
    },
  };
  const upload = useMutation({
    mutationFn: (file: File) => addProofFile(view.claim.id, kind.name, origin.trim(), file),
    ...done,
  });
  return (
    <div className="flex flex-col gap-4">
      {view.claim.ticket_id ? (
        <TicketMessages view={view} kind={kind} ticket={view.claim.ticket_id} onDone={done.onSuccess} />
      ) : null}
      <section className="flex flex-col gap-2">
        <h3 className="font-medium">{t("ui.claim.proof_file")}</h3>
        <ProblemNotice problem={upload.error?.problem} />
        <TextField
          label={t("ui.claim.origin")}
          hint={t("ui.claim.origin_hint")}
          value={origin}
          onChange={setOrigin}
          isRequired={kind.own_domain}
        />
        <FileTrigger
          onSelect={(files) => {
            const file = files?.[0];
            if (file) upload.mutate(file);
          }}
        >
          <ActionButton isPending={upload.isPending}>{t("ui.claim.choose_file")}</ActionButton>
        </FileTrigger>
      </section>
    </div>
  );
}

interface MessagesProps {
  view: ClaimView;
  kind: ClaimProofKind;
  ticket: string;
  onDone: (next: ClaimView) => void;
}

/** What the customer wrote on the ticket; one press makes it a proof. */
function TicketMessages({ view, kind, ticket, onDone }: MessagesProps) {
  const t = useText();
  const format = useFormat();
  const query = useQuery(ticketQuery(ticket));
  const add = useMutation({
    mutationFn: (what: { message_id: string } | { attachment_id: string }) =>
      addClaimProof(view.claim.id, { kind: kind.name, ...what }),
    onSuccess: onDone,
  });
  return (
    <section className="flex flex-col gap-2">
      <h3 className="font-medium">{t("ui.claim.proof_message")}</h3>
      <ProblemNotice problem={add.error?.problem} />
      <Loaded query={query} rows={2}>
        {({ messages }) => (
          <ul className="flex flex-col gap-2">
            {messages
              .filter(({ visibility, author_kind }) => visibility === "customer" && author_kind === "contact")
              .map((message) => (
                <li key={message.id} className="rounded-md bg-sunken px-3 py-2 text-sm">
                  <p className="line-clamp-3 whitespace-pre-wrap wrap-anywhere">{message.body}</p>
                  <div className="mt-1 flex flex-wrap items-center gap-2">
                    <span className="flex-1 text-muted">
                      {message.author_name} · {format.dateTime(message.created_at)}
                    </span>
                    <ActionButton
                      size="small"
                      isPending={add.isPending}
                      onPress={() => add.mutate({ message_id: message.id })}
                    >
                      {t("ui.claim.use_message")}
                    </ActionButton>
                  </div>
                  {message.attachments.map((file) => (
                    <div key={file.id} className="mt-1 flex flex-wrap items-center gap-2">
                      <span className="flex-1 wrap-anywhere">{file.name}</span>
                      <ActionButton
                        size="small"
                        isPending={add.isPending}
                        onPress={() => add.mutate({ attachment_id: file.id })}
                      >
                        {t("ui.claim.use_file")}
                      </ActionButton>
                    </div>
                  ))}
                </li>
              ))}
          </ul>
        )}
      </Loaded>
    </section>
  );
}
