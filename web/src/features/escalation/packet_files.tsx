import { useMutation } from "@tanstack/react-query";
import { CheckboxGroup, Label } from "react-aria-components";
import { choosePacketFiles, type ServiceRequestView } from "../../client/api.ts";
import { useFormat } from "../../texts/format.ts";
import { useText } from "../../texts/text.ts";
import { CheckField, labelClass } from "../../ui/field.tsx";
import { ProblemNotice } from "../../ui/problem_notice.tsx";

interface Props {
  request: ServiceRequestView;
  onChanged: (request: ServiceRequestView) => void;
}

/** The ticket's files: none goes along unless it is ticked. */
export function PacketFiles({ request, onChanged }: Props) {
  const t = useText();
  const format = useFormat();
  const choose = useMutation({
    mutationFn: (attachment_ids: string[]) => choosePacketFiles(request.id, { attachment_ids }),
    onSuccess: onChanged,
  });
  if (request.files.length === 0) return null;
  return (
    <CheckboxGroup
      value={request.files.filter(({ chosen }) => chosen).map(({ id }) => id)}
      onChange={(ids) => choose.mutate(ids)}
      className="flex flex-col gap-1"
    >
      <Label className={labelClass}>{t("ui.packet.files")}</Label>
      {request.files.map(({ id, name, size }) => (
        <CheckField key={id} value={id}>
          {name}{" "}
          <span className="text-sm text-muted">
            {t("ui.packet.file_size", { size: format.number(Math.ceil(size / 1024)) })}
          </span>
        </CheckField>
      ))}
      <p className="text-sm text-muted">
        {t(request.transport === "email" ? "ui.packet.files_mail" : "ui.packet.files_hand")}
      </p>
      <ProblemNotice problem={choose.error?.problem} />
    </CheckboxGroup>
  );
}
