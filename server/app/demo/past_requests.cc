#include "app/demo/past_requests.h"

namespace podpora::app::demo {

namespace {

using enum Whose;
using enum Kind;
using enum Nature;
using enum Severity;

constexpr PastRequest kRequests[] = {
    {kBakery, kTechnical, kQuestion, kC, "microsoft_365", "how_to", "Jak nastavit automatickou odpověď?",
     "Odjíždím na dovolenou a potřebuji, aby Outlook odpovídal za mě.",
     "V Outlooku zvolte Soubor a Automatické odpovědi; jde nastavit i konec."},
    {kClinic, kTechnical, kBreakFix, kB, "microsoft_365", "sign_in", "Lékař se nemůže přihlásit",
     "Doktor Malý má nový telefon a ověření už na něj nechodí.",
     "Zrušili jsme starý způsob ověření. Při příštím přihlášení nastaví nový telefon."},
    {kFoundry, kTechnical, kBreakFix, kB, "on_premises", "configuration", "Aktualizace serveru skončila chybou",
     "Po noční aktualizaci se vrací chyba 0x800f0922.", "Zvětšili jsme oddíl pro obnovení, aktualizace prošla."},
    {kBakery, kSubscription, kQuestion, kC, "microsoft_365", "subscription_change", "Dvě licence pro nové prodejny",
     "Od prvního otevíráme dvě prodejny, potřebujeme dvě licence Business Premium.",
     "Licence jsou přidány, platí se poměrně od dneška."},
    {kBakery, kTechnical, kBreakFix, kC, "microsoft_365", "quota", "Schránka výroby je plná",
     "Do schránky výroby už nic nepřichází.", "Zapnuli jsme archiv a pravidlo, které do něj přesouvá poštu po roce."},
    {kClinic, kTechnical, kBreakFix, kB, "dynamics_365", "configuration", "Business Central netiskne faktury",
     "Faktury se od rána netisknou, ostatní sestavy ano.",
     "Rozvržení faktury ukazovalo na zrušenou tiskárnu, opravili jsme ho."},
    {kBakery, kBilling, kQuestion, kC, "microsoft_365", "invoice", "Faktura má o licenci víc",
     "Na faktuře je 43 licencí, objednali jsme 42.",
     "Jedna licence byla přidána v polovině měsíce; dobropis posíláme."},
    {kClinic, kTechnical, kOutage, kA, "microsoft_365", "vendor_outage", "Nechodí pošta celé klinice",
     "Od osmi hodin nepřišel jediný e-mail, objednávky pacientů stojí.",
     "Je to výpadek u Microsoftu (EX900120). Hlídáme ho a ozveme se každou hodinu."},
    {kBakery, kTechnical, kQuestion, kC, "microsoft_365", "how_to", "Jak obnovit smazaný soubor?",
     "Kolegyně smazala ceník z OneDrivu.", "Soubor je v koši OneDrivu 93 dní, postup přikládáme."},
    {kBakery, kTechnical, kBreakFix, kB, "azure", "capacity", "E-shop je v pátek pomalý",
     "Každý pátek odpoledne se objednávky načítají půl minuty.",
     "Databáze byla na hranici výkonu, zvedli jsme ji o stupeň."},
    {kFoundry, kTechnical, kQuestion, kC, "on_premises", "licence", "Kolik jader musíme mít v licenci?",
     "Koupili jsme nový server se dvěma procesory po šestnácti jádrech.", "Všech 32 jader; dvě sady po šestnácti."},
    {kBakery, kTechnical, kBreakFix, kB, "microsoft_365", "phishing", "Podezřelý e-mail v účtárně",
     "Přišla výzva k platbě od ředitele, ale adresa nesedí.", "Zprávu jsme smazali všem a odesílatele zablokovali."},
    {kClinic, kSubscription, kQuestion, kC, "microsoft_365", "subscription_change", "Odebrat licenci po odchodu lékaře",
     "Doktorka Veselá odešla, schránku chceme nechat.", "Schránka je sdílená a licence uvolněná."},
    {kBakery, kTechnical, kQuestion, kC, "microsoft_365", "how_to", "Jak sdílet kalendář směn?",
     "Vedoucí směn chtějí jeden společný kalendář.", "Založili jsme kalendář skupiny, pozvánku mají v poště."},
    {kFoundry, kTechnical, kBreakFix, kA, "on_premises", "data_loss", "Noční zálohy neproběhly",
     "Tři noci po sobě nejsou zálohy výrobního serveru.",
     "Disk pro zálohy byl plný; staré jsme smazali a hlídáme místo."},
    {kClinic, kTechnical, kQuestion, kC, "microsoft_365", "how_to", "V Teams není vidět kamera",
     "Při poradě mě nikdo nevidí.", "Kamera byla zakázaná v nastavení soukromí Windows."},
};

}  // namespace

std::span<PastRequest const> past_requests() {
  return kRequests;
}

}  // namespace podpora::app::demo
