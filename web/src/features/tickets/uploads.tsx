import { useMutation } from "@tanstack/react-query";
import { Paperclip, X } from "lucide-react";
import type { ReactNode } from "react";
import { Button, FileTrigger } from "react-aria-components";
import type { UploadView } from "../../client/api.ts";
import { http } from "../../client/http.ts";
import { useText } from "../../texts/text.ts";
import { ActionButton } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { ProblemNotice } from "../../ui/problem_notice.tsx";
import { FileSize } from "./attachments.tsx";
import { useDraft } from "./draft.ts";
import { withOwnNames } from "./inline_images.ts";

const mebibyte = 1024 * 1024;
/** As the server has it: `kUploadMax`. */
const bytesMax = 18 * mebibyte;

function upload(ticketId: string, file: File) {
  const name = encodeURIComponent(file.name || "image.png");
  return http<UploadView>(`/api/v1/tickets/${ticketId}/uploads?name=${name}`, {
    method: "POST",
    body: file,
    headers: { "Content-Type": file.type || "application/octet-stream" },
  });
}

function parsed(text: string): UploadView[] {
  try {
    const list: unknown = JSON.parse(text || "[]");
    return Array.isArray(list) ? list : [];
  } catch {
    return [];
  }
}

interface Adding {
  files: File[];
  onAdded?: (added: UploadView[]) => void;
}

export type Uploads = ReturnType<typeof useUploads>;

/** The files of a draft: on the server already, remembered by this browser until they are sent. */
export function useUploads(ticketId: string, mode: string) {
  const [text, setText] = useDraft(`${ticketId}.${mode}.files`);
  const list = parsed(text);
  const put = (next: UploadView[]) => setText(next.length > 0 ? JSON.stringify(next) : "");
  const add = useMutation({
    mutationFn: ({ files }: Adding) => Promise.all(files.map((file) => upload(ticketId, file))),
    onSuccess: (added, { onAdded }) => {
      put([...list, ...added]);
      onAdded?.(added);
    },
  });
  const total = list.reduce((sum, file) => sum + file.size, 0);
  return {
    list,
    add: (files: File[]) => add.mutate({ files }),
    /** Adds files that the text may name: images get names that no other file of the draft has. */
    addNamed: (files: File[], onAdded: (added: UploadView[]) => void) =>
      add.mutate({
        files: withOwnNames(
          files,
          list.map(({ name }) => name),
        ),
        onAdded,
      }),
    remove: (id: string) => put(list.filter((file) => file.id !== id)),
    clear: () => put([]),
    isBusy: add.isPending || total > bytesMax,
    isTooMuch: total > bytesMax,
    problem: add.error?.problem,
  };
}

/** Where files may be dropped, or pasted; `at` is where the text cursor stands. */
export function FileTarget({
  onFiles,
  children,
}: {
  onFiles: (files: File[], at: number) => void;
  children: ReactNode;
}) {
  const take = (event: { preventDefault: () => void; target: EventTarget }, list: FileList | undefined) => {
    const files = Array.from(list ?? []);
    if (files.length === 0) return;
    event.preventDefault();
    const { target } = event;
    onFiles(files, target instanceof HTMLTextAreaElement ? target.selectionStart : Number.POSITIVE_INFINITY);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the button beside does the same for everyone
    <div
      className="flex flex-col gap-2"
      onPaste={(event) => take(event, event.clipboardData.files)}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => take(event, event.dataTransfer.files)}
    >
      {children}
    </div>
  );
}

export function UploadList({ files, onRemove }: { files: Uploads; onRemove: (file: UploadView) => void }) {
  const t = useText();
  return (
    <>
      {files.list.length > 0 ? (
        <ul aria-label={t("ui.ticket.attachments")} className="flex flex-wrap gap-2">
          {files.list.map((file) => (
            <li key={file.id} className="flex items-center gap-1 text-sm">
              <Paperclip aria-hidden="true" className="size-4 text-muted" />
              {file.name}
              <FileSize bytes={file.size} />
              <Button
                aria-label={t("ui.composer.remove_file", { name: file.name })}
                onPress={() => onRemove(file)}
                className="grid size-7 cursor-pointer place-items-center rounded-sm text-muted outline-none hovered:bg-hover focus-visible:outline-2 focus-visible:outline-accent"
              >
                <X aria-hidden="true" className="size-4" />
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
      {files.isTooMuch ? (
        <Notice tone="bad">{t("ui.composer.files_too_large", { mebibytes: bytesMax / mebibyte })}</Notice>
      ) : null}
      {files.problem ? <ProblemNotice problem={files.problem} /> : null}
      <div>
        <FileTrigger allowsMultiple onSelect={(list) => files.add(Array.from(list ?? []))}>
          <ActionButton look="quiet" size="small" isDisabled={files.isBusy && !files.isTooMuch}>
            <Paperclip aria-hidden="true" className="size-4" />
            {t("ui.composer.add_files", { mebibytes: bytesMax / mebibyte })}
          </ActionButton>
        </FileTrigger>
      </div>
    </>
  );
}
