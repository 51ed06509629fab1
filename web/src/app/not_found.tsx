import { useRouter } from "@tanstack/react-router";
import { useText } from "../texts/text.ts";
import { ButtonLink } from "../ui/button.tsx";
import { Page } from "../ui/page.tsx";

export function NotFound() {
  const t = useText();
  const router = useRouter();
  return (
    <Page title={t("ui.common.no_page")} width="text">
      <ButtonLink href={router.basepath}>{t("ui.common.to_start")}</ButtonLink>
    </Page>
  );
}
