import type { ServiceRequestView } from "../../client/api.ts";
import { useText } from "../../texts/text.ts";
import { Notice } from "../../ui/notice.tsx";

/** Secrets and personal data in the packet, field by field, before it leaves. */
export function SensitiveNotice({ request }: { request: ServiceRequestView }) {
  const t = useText();
  const fields = request.packet.fields.filter(({ sensitive, name }) => sensitive.length > 0 && !isOurs(name));
  if (fields.length === 0) return null;
  return (
    <Notice tone="warn">
      <p className="font-medium">{t("ui.packet.sensitive")}</p>
      <ul className="mt-1 flex flex-col gap-0.5">
        {fields.map((field) => (
          <li key={field.name}>
            {field.label}:{" "}
            {field.sensitive.map(({ label, text }, at) => (
              <span key={label + text}>
                {at > 0 ? ", " : ""}
                {label}{" "}
                <mark className="rounded-xs bg-transparent font-mono font-medium text-inherit underline">{text}</mark>
              </span>
            ))}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

/** Our own contact is meant to go out. */
const isOurs = (name: string) => name.startsWith("contact_");
