import { chromium } from "playwright-core"; import AxeBuilder from "@axe-core/playwright";
const b=await chromium.launch({executablePath:"/usr/bin/chromium",args:["--no-sandbox","--disable-gpu"]});
for(const [port,paths] of [[4567,["/queue","/tickets/tkt_1042","/tickets/new","/customers","/customers/cus_1","/offers","/offers/off_2","/entitlements","/entitlements/ent_1","/sign-in","/operations"]],[4568,["/portal","/portal/requests/new","/portal/requests/tkt_1042","/portal/sign-in"]]])
for(const theme of ["light","dark"]){const c=await b.newContext({colorScheme:theme});const p=await c.newPage();for(const path of paths){await p.goto(`http://127.0.0.1:${port}${path}`);await p.waitForLoadState("networkidle");
 const check=async(n)=>{const {violations}=await new AxeBuilder({page:p}).setLegacyMode(true).withTags(["wcag2a","wcag2aa","wcag21a","wcag21aa","wcag22aa"]).analyze();for(const v of violations)for(const x of v.nodes)console.log(theme,n,v.id,x.html.slice(0,160),x.failureSummary.split("\n")[1]?.slice(0,160))};
 await check(path);
 if(path==="/tickets/tkt_1042"&&port===4567){await p.getByRole("button",{name:"Escalate"}).click();await p.waitForTimeout(500);await check("escalate");}
 if(path==="/offers/off_2"){await p.getByRole("button",{name:"Edit draft"}).click();await check("editor")}
}await c.close()}
await b.close();
