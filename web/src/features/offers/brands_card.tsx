import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { addBrand, type Brand, type BrandLooks, changeBrand } from "../../client/api.ts";
import { http, ifMatch } from "../../client/http.ts";
import { useText } from "../../texts/text.ts";
import { ApiForm } from "../../ui/api_form.tsx";
import { ActionButton, TextLink } from "../../ui/button.tsx";
import { ModalDialog } from "../../ui/dialog.tsx";
import { TextField } from "../../ui/field.tsx";
import { Card } from "../../ui/page.tsx";
import { ProblemNotice } from "../../ui/problem_notice.tsx";
import { Loaded } from "../../ui/states.tsx";
import { useMay, useSession } from "../session/queries.ts";
import { brandsQuery } from "./queries.ts";

/** Sends a picture as it is: the generated client knows only JSON bodies. */
function putLogo(brand: string, file: File) {
  return http<Brand>(`/api/v1/brands/${encodeURIComponent(brand)}/logo`, {
    method: "PUT",
    headers: { "Content-Type": "application/octet-stream" },
    body: file,
  });
}

/** The names and looks under which the desk faces customers. */
export function BrandsCard() {
  const t = useText();
  const session = useSession();
  const mayManage = useMay("desk_manage");
  const brands = useQuery(brandsQuery);
  const [shown, setShown] = useState<Brand | "new" | null>(null);
  const add = (
    <ActionButton size="small" look="quiet" onPress={() => setShown("new")}>
      {t("ui.brand.add")}
    </ActionButton>
  );
  return (
    <Card title={t("ui.brand.title")} actions={mayManage ? add : null}>
      <Loaded query={brands} rows={1}>
        {({ items }) => (
          <>
            {items.length === 0 ? <p className="text-sm text-muted">{t("ui.brand.none")}</p> : null}
            <ul className="flex flex-col gap-2">
              {items.map((brand) => (
                <li key={brand.id} className="flex flex-wrap items-center gap-3">
                  {brand.logo_sha256 ? (
                    <img
                      src={`/${session?.desk_slug}/logo/${brand.code}?v=${brand.logo_sha256.slice(0, 12)}`}
                      alt=""
                      className="h-6 w-auto"
                    />
                  ) : null}
                  <span className="min-w-0 flex-1">
                    {brand.name}{" "}
                    <TextLink href={pageOf(session?.desk_slug ?? "", brand.code)} target="_blank">
                      {pageOf(session?.desk_slug ?? "", brand.code)}
                    </TextLink>
                  </span>
                  {mayManage ? (
                    <ActionButton
                      size="small"
                      aria-label={t("ui.brand.change", { name: brand.name })}
                      onPress={() => setShown(brand)}
                    >
                      {t("ui.common.change")}
                    </ActionButton>
                  ) : null}
                </li>
              ))}
            </ul>
          </>
        )}
      </Loaded>
      <ModalDialog
        title={shown === "new" || shown === null ? t("ui.brand.add") : t("ui.brand.change", { name: shown.name })}
        isOpen={shown !== null}
        onClose={() => setShown(null)}
      >
        {shown ? <BrandForm brand={shown === "new" ? null : shown} onDone={() => setShown(null)} /> : null}
      </ModalDialog>
    </Card>
  );
}

const pageOf = (desk: string, code: string) => (code === desk ? `/${desk}/support` : `/${desk}/support/${code}`);

function BrandForm({ brand, onDone }: { brand: Brand | null; onDone: () => void }) {
  const t = useText();
  const session = useSession();
  const queryClient = useQueryClient();
  const [logo, setLogo] = useState<File | null>(null);
  const save = useMutation({
    mutationFn: async (looks: BrandLooks) => {
      const saved = brand ? await changeBrand(brand.id, looks, ifMatch(brand.version)) : await addBrand(looks);
      return logo ? putLogo(saved.id, logo) : saved;
    },
    onSuccess: onDone,
    onSettled: () => queryClient.invalidateQueries({ queryKey: ["brands"] }),
  });
  const logoFault = save.error?.problem.errors.find(({ pointer }) => pointer === "/logo");
  return (
    <ApiForm
      label={t("ui.brand.title")}
      error={save.error}
      onSubmit={(form) =>
        save.mutate({
          code: form.text("code").trim(),
          name: form.text("name").trim(),
          accent: form.text("accent").trim().toLowerCase(),
          accent_dark: form.text("accent_dark").trim().toLowerCase(),
        })
      }
    >
      <TextField name="name" label={t("ui.offer.name")} defaultValue={brand?.name} isRequired autoFocus />
      <TextField
        name="code"
        label={t("ui.brand.code")}
        hint={t("ui.brand.code_hint", { desk: session?.desk_slug ?? "" })}
        defaultValue={brand?.code}
        isReadOnly={brand !== null}
        isRequired
        mono
      />
      <TextField name="accent" label={t("ui.brand.accent")} placeholder="#0b57a4" defaultValue={brand?.accent} mono />
      <TextField
        name="accent_dark"
        label={t("ui.brand.accent_dark")}
        placeholder="#8cc2ff"
        defaultValue={brand?.accent_dark}
        mono
      />
      <label className="flex flex-col gap-1 text-sm font-medium">
        {t("ui.brand.logo")}
        <input
          type="file"
          accept="image/png,image/jpeg,image/webp"
          className="text-sm font-normal"
          onChange={(event) => setLogo(event.target.files?.[0] ?? null)}
        />
      </label>
      {logoFault ? <ProblemNotice problem={save.error?.problem} /> : null}
      <div className="flex justify-end gap-2">
        <ActionButton onPress={onDone}>{t("ui.common.cancel")}</ActionButton>
        <ActionButton type="submit" look="primary" isPending={save.isPending}>
          {t("ui.common.save")}
        </ActionButton>
      </div>
    </ApiForm>
  );
}
