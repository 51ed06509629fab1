/** How the ids begin of the texts that the UI shows: only these go into its bundles. */
export const uiPrefixes = ["ui.", "app.", "billing.unit.", "bounce.reason.", "offers.way.", "portal.", "satisfaction."];
