import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { completePacket, type ServiceRequestView } from "../../client/api.ts";
import { useText } from "../../texts/text.ts";
import { ApiForm } from "../../ui/api_form.tsx";
import { ActionButton } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { PacketInput, packetValue } from "./packet_input.tsx";

interface Props {
  request: ServiceRequestView;
  onSaved: (request: ServiceRequestView) => void;
}

/** What the upstream side needs to start at once. Filled in from the ticket as far as it is known. */
export function PacketForm({ request, onSaved }: Props) {
  const t = useText();
  const [wasSaved, setSaved] = useState(false);
  const save = useMutation({
    mutationFn: (fields: { name: string; value: string }[]) => completePacket(request.id, { fields }),
    onSuccess: (next) => {
      setSaved(true);
      onSaved(next);
    },
  });
  const { fields, missing } = request.packet;
  const writable = fields.filter(({ fixed }) => !fixed);
  const labels = fields.filter(({ name }) => missing.includes(name)).map(({ label }) => label);
  return (
    <div className="flex flex-col gap-3">
      <p className="text-muted">{t("ui.packet.lead", { name: request.upstream_name })}</p>
      {missing.length > 0 ? (
        <Notice tone={wasSaved ? "bad" : "warn"}>
          {t("ui.packet.missing", { count: missing.length, fields: labels.join(", ") })}
        </Notice>
      ) : null}
      <ApiForm
        label={t("ui.packet.title")}
        error={save.error}
        onSubmit={(form) =>
          save.mutate(writable.map((field) => ({ name: field.name, value: packetValue(field, form.text(field.name)) })))
        }
      >
        {writable.map((field) => (
          <PacketInput key={field.name} field={field} />
        ))}
        <div className="flex justify-end">
          <ActionButton type="submit" look="primary" isPending={save.isPending}>
            {t("ui.packet.save")}
          </ActionButton>
        </div>
      </ApiForm>
    </div>
  );
}
