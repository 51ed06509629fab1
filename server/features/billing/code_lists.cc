#include "features/billing/code_lists.h"

#include <fmt/format.h>

namespace podpora::billing {

namespace {

constexpr std::string_view kCountries =
    " 1A AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY "
    "BZ "
    "CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR "
    "GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO "
    "JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR "
    "MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO "
    "RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV "
    "TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XI XK YE YT ZA ZM ZW ";

constexpr std::string_view kCurrencies =
    " AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF "
    "CHE CHF CHW CLF CLP CNY COP COU CRC CUC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD "
    "GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR "
    "LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK "
    "PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND "
    "TOP TRY TTD TWD TZS UAH UGX USD USN UYI UYU UYW UZS VED VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWG ";

constexpr std::string_view kEndpointSchemes =
    " 0002 0007 0009 0037 0060 0088 0096 0097 0106 0130 0135 0142 0147 0151 0154 0158 0170 0177 0183 0184 0188 0190 "
    "0191 0192 0193 0194 0195 0196 0198 0199 0200 0201 0202 0203 0204 0205 0208 0209 0210 0211 0212 0213 0215 0216 "
    "0217 0218 0221 0225 0230 0235 0240 0244 9910 9913 9914 9915 9918 9919 9920 9922 9923 9924 9925 9926 9927 9928 "
    "9929 9930 9931 9932 9933 9934 9935 9936 9937 9938 9939 9940 9941 9942 9943 9944 9945 9946 9947 9948 9949 9950 "
    "9951 9952 9953 9957 9959 ";

constexpr std::string_view kTaxCategories = " AE E S Z G O K L M B ";

constexpr std::string_view kPaymentMeans =
    " 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32 33 34 35 36 37 38 39 40 "
    "41 "
    "42 43 44 45 46 47 48 49 50 51 52 53 54 55 56 57 58 59 60 61 62 63 64 65 66 67 68 70 74 75 76 77 78 91 92 93 94 95 "
    "96 97 98 ZZZ ";

constexpr std::string_view kInvoiceTypes =
    " 71 80 82 84 102 218 219 331 380 382 383 386 388 393 395 553 575 623 780 817 870 875 876 877 ";

constexpr std::string_view kCreditNoteTypes = " 81 83 381 396 532 ";

constexpr std::string_view kAllowanceReasons = " 41 42 60 62 63 64 65 66 67 68 70 71 88 95 100 102 103 104 105 ";

constexpr std::string_view kExemptions =
    " VATEX-EU-79-C VATEX-EU-132 VATEX-EU-132-1A VATEX-EU-132-1B VATEX-EU-132-1C VATEX-EU-132-1D VATEX-EU-132-1E "
    "VATEX-EU-132-1F VATEX-EU-132-1G VATEX-EU-132-1H VATEX-EU-132-1I VATEX-EU-132-1J VATEX-EU-132-1K VATEX-EU-132-1L "
    "VATEX-EU-132-1M VATEX-EU-132-1N VATEX-EU-132-1O VATEX-EU-132-1P VATEX-EU-132-1Q VATEX-EU-143 VATEX-EU-148 "
    "VATEX-EU-151 VATEX-EU-309 VATEX-EU-AE VATEX-EU-D VATEX-EU-F VATEX-EU-G VATEX-EU-I VATEX-EU-IC VATEX-EU-J "
    "VATEX-EU-O ";

constexpr std::string_view kUnits = " C62 DAY HUR MIN MON ";

std::string_view codes_of(CodeList list) {
  switch (list) {
    case CodeList::kCountry:
      return kCountries;
    case CodeList::kCurrency:
      return kCurrencies;
    case CodeList::kEndpointScheme:
      return kEndpointSchemes;
    case CodeList::kTaxCategory:
      return kTaxCategories;
    case CodeList::kPaymentMeans:
      return kPaymentMeans;
    case CodeList::kInvoiceType:
      return kInvoiceTypes;
    case CodeList::kCreditNoteType:
      return kCreditNoteTypes;
    case CodeList::kAllowanceReason:
      return kAllowanceReasons;
    case CodeList::kExemption:
      return kExemptions;
    case CodeList::kUnit:
      return kUnits;
  }
  return {};
}

}  // namespace

bool is_code(CodeList list, std::string_view code) {
  if (code.empty() || code.find(' ') != std::string_view::npos) return false;
  return codes_of(list).find(" " + std::string(code) + " ") != std::string_view::npos;
}

std::string one_of(CodeList list) {
  return fmt::format(
      "normalize-space(.) != '' and not(contains(normalize-space(.), ' ')) and "
      "contains('{}', concat(' ', normalize-space(.), ' '))",
      codes_of(list));
}

std::string begins_with_one_of(CodeList list, int characters) {
  return fmt::format("contains('{}', concat(' ', substring(., 1, {}), ' '))", codes_of(list), characters);
}

}  // namespace podpora::billing
