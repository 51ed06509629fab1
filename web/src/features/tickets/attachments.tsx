import { Paperclip } from "lucide-react";
import type { AttachmentView } from "../../client/api.ts";
import { useFormat } from "../../texts/format.ts";
import { useText } from "../../texts/text.ts";
import { TextLink } from "../../ui/button.tsx";

interface Props {
  files: AttachmentView[];
  /** Only names and sizes, where the files themselves may not be read. */
  areNamesOnly?: boolean;
}

/** Files of a message, to download. */
export function Attachments({ files, areNamesOnly = false }: Props) {
  const t = useText();
  return (
    <ul aria-label={t("ui.ticket.attachments")} className="mt-2 flex flex-wrap gap-2">
      {files.map((file) => (
        <li key={file.id} className="flex items-center gap-1 text-sm">
          <Paperclip aria-hidden="true" className="size-4 text-muted" />
          {areNamesOnly ? file.name : <Download file={file} />}
          <FileSize bytes={file.size} />
        </li>
      ))}
    </ul>
  );
}

const kib = 1024;

export function FileSize({ bytes }: { bytes: number }) {
  const format = useFormat();
  const [value, unit] = bytes < kib * kib ? [Math.ceil(bytes / kib), "KiB"] : [Math.ceil(bytes / kib / kib), "MiB"];
  return (
    <span className="text-muted">
      {format.number(value)} {unit}
    </span>
  );
}

function Download({ file }: { file: AttachmentView }) {
  const t = useText();
  return (
    <TextLink href={`/api/v1/attachments/${file.id}`} download={file.name} target="_blank">
      {file.name || t("ui.ticket.unnamed_file")}
    </TextLink>
  );
}
