import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { AttachmentView, MessageView } from "../../client/api.ts";
import { PlainText } from "../../ui/plain_text.tsx";
import { isInlineImage, pieces } from "./inline_images.ts";

/** What was written, with an agent's images where the text names them. */
export function MessageText({ message }: { message: MessageView }) {
  const images =
    message.author_kind === "agent"
      ? message.attachments.filter(({ media_type: type }) => isInlineImage({ type }))
      : [];
  let at = 0;
  return pieces(
    message.body,
    images.map(({ name }) => name),
  ).map((piece) => {
    const key = at;
    at += 1;
    if (piece.kind === "text") return <PlainText key={key} text={piece.text} />;
    const file = images.find(({ name }) => name === piece.name);
    return file ? <InlineImage key={key} file={file} words={piece.words} /> : null;
  });
}

/** Attachments are downloads, never pages of ours: the image is made of their bytes here. */
async function fetchImage(id: string): Promise<Blob | null> {
  const answer = await fetch(`/api/v1/attachments/${id}`);
  if (!answer.ok) return null;
  const bytes = await answer.arrayBuffer();
  const type = typeOf(new Uint8Array(bytes));
  return isInlineImage({ type }) ? new Blob([bytes], { type }) : null;
}

/** By the first bytes, whatever the file says of itself. */
function typeOf(bytes: Uint8Array) {
  const begins = (...first: number[]) => first.every((byte, index) => bytes[index] === byte);
  if (begins(0x89, 0x50, 0x4e, 0x47)) return "image/png";
  if (begins(0xff, 0xd8, 0xff)) return "image/jpeg";
  if (begins(0x47, 0x49, 0x46, 0x38)) return "image/gif";
  return begins(0x52, 0x49, 0x46, 0x46) && bytes[8] === 0x57 ? "image/webp" : "";
}

function InlineImage({ file, words }: { file: AttachmentView; words: string }) {
  const image = useQuery({
    queryKey: ["inline-image", file.id],
    queryFn: () => fetchImage(file.id),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const [address, setAddress] = useState("");
  const { data } = image;
  useEffect(() => {
    if (!data) return;
    const made = URL.createObjectURL(data);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [data]);
  if (!address) return <span className="text-muted">{words || file.name}</span>;
  return (
    <img src={address} alt={words || file.name} className="my-1 max-h-96 max-w-full rounded-sm border border-line" />
  );
}
