import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { type FaceView, getPortalFace } from "../../client/api.ts";

/** Our own accent colours, on white paper and on dark paper; a brand may have one of its own for only one of them. */
const own = { light: "#0b6e6e", dark: "#5cc9c4" };

/** The portal in the looks of the brand that the customer knows. The server takes only colours that can be read on their
 * paper, so text and buttons keep their contrast. */
export function useFace(): FaceView | undefined {
  const face = useQuery({
    queryKey: ["portal", "face"],
    queryFn: () => getPortalFace(),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const { accent = "", accent_dark = "" } = face.data ?? {};
  useEffect(() => {
    if (!accent && !accent_dark) return;
    const { style } = document.documentElement;
    const [light, dark] = [accent || own.light, accent_dark || own.dark];
    style.setProperty("--color-accent", `light-dark(${light}, ${dark})`);
    style.setProperty(
      "--color-accent-strong",
      `light-dark(color-mix(in srgb, ${light} 80%, black), color-mix(in srgb, ${dark} 80%, white))`,
    );
    return () => {
      style.removeProperty("--color-accent");
      style.removeProperty("--color-accent-strong");
    };
  }, [accent, accent_dark]);
  return face.data;
}
