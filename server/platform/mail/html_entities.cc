#include "platform/mail/html_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>

namespace podpora::mail {
namespace {

struct Entity {
  std::string_view name;
  char32_t code;
};

// The entities that mail programs write (HTML 4.01, https://www.w3.org/TR/html401/sgml/entities.html), by name.
constexpr std::array kEntities{
    Entity{"AElig", 198},   Entity{"Aacute", 193},  Entity{"Acirc", 194},   Entity{"Agrave", 192},
    Entity{"Aring", 197},   Entity{"Atilde", 195},  Entity{"Auml", 196},    Entity{"Ccaron", 268},
    Entity{"Ccedil", 199},  Entity{"Dagger", 8225}, Entity{"Dcaron", 270},  Entity{"Eacute", 201},
    Entity{"Ecaron", 282},  Entity{"Ecirc", 202},   Entity{"Egrave", 200},  Entity{"Euml", 203},
    Entity{"Iacute", 205},  Entity{"Icirc", 206},   Entity{"Igrave", 204},  Entity{"Iuml", 207},
    Entity{"Ncaron", 327},  Entity{"Ntilde", 209},  Entity{"OElig", 338},   Entity{"Oacute", 211},
    Entity{"Ocirc", 212},   Entity{"Ograve", 210},  Entity{"Oslash", 216},  Entity{"Otilde", 213},
    Entity{"Ouml", 214},    Entity{"Rcaron", 344},  Entity{"Scaron", 352},  Entity{"THORN", 222},
    Entity{"Tcaron", 356},  Entity{"Uacute", 218},  Entity{"Ucirc", 219},   Entity{"Ugrave", 217},
    Entity{"Uring", 366},   Entity{"Uuml", 220},    Entity{"Yacute", 221},  Entity{"Zcaron", 381},
    Entity{"aacute", 225},  Entity{"acirc", 226},   Entity{"acute", 180},   Entity{"aelig", 230},
    Entity{"agrave", 224},  Entity{"amp", 38},      Entity{"apos", 39},     Entity{"aring", 229},
    Entity{"atilde", 227},  Entity{"auml", 228},    Entity{"bdquo", 8222},  Entity{"brvbar", 166},
    Entity{"bull", 8226},   Entity{"ccaron", 269},  Entity{"ccedil", 231},  Entity{"cent", 162},
    Entity{"copy", 169},    Entity{"curren", 164},  Entity{"dagger", 8224}, Entity{"dcaron", 271},
    Entity{"deg", 176},     Entity{"divide", 247},  Entity{"eacute", 233},  Entity{"ecaron", 283},
    Entity{"ecirc", 234},   Entity{"egrave", 232},  Entity{"emsp", 8195},   Entity{"ensp", 8194},
    Entity{"eth", 240},     Entity{"euml", 235},    Entity{"euro", 8364},   Entity{"frac12", 189},
    Entity{"frac14", 188},  Entity{"frac34", 190},  Entity{"ge", 8805},     Entity{"gt", 62},
    Entity{"hearts", 9829}, Entity{"hellip", 8230}, Entity{"iacute", 237},  Entity{"icirc", 238},
    Entity{"iexcl", 161},   Entity{"igrave", 236},  Entity{"iquest", 191},  Entity{"iuml", 239},
    Entity{"laquo", 171},   Entity{"larr", 8592},   Entity{"ldquo", 8220},  Entity{"le", 8804},
    Entity{"lsaquo", 8249}, Entity{"lsquo", 8216},  Entity{"lt", 60},       Entity{"mdash", 8212},
    Entity{"micro", 181},   Entity{"middot", 183},  Entity{"minus", 8722},  Entity{"nbsp", 160},
    Entity{"ncaron", 328},  Entity{"ndash", 8211},  Entity{"ne", 8800},     Entity{"not", 172},
    Entity{"ntilde", 241},  Entity{"oacute", 243},  Entity{"ocirc", 244},   Entity{"oelig", 339},
    Entity{"ograve", 242},  Entity{"ordf", 170},    Entity{"ordm", 186},    Entity{"oslash", 248},
    Entity{"otilde", 245},  Entity{"ouml", 246},    Entity{"para", 182},    Entity{"permil", 8240},
    Entity{"plusmn", 177},  Entity{"pound", 163},   Entity{"quot", 34},     Entity{"raquo", 187},
    Entity{"rarr", 8594},   Entity{"rcaron", 345},  Entity{"rdquo", 8221},  Entity{"reg", 174},
    Entity{"rsaquo", 8250}, Entity{"rsquo", 8217},  Entity{"sbquo", 8218},  Entity{"scaron", 353},
    Entity{"sect", 167},    Entity{"shy", 173},     Entity{"sup1", 185},    Entity{"sup2", 178},
    Entity{"sup3", 179},    Entity{"szlig", 223},   Entity{"tcaron", 357},  Entity{"thinsp", 8201},
    Entity{"thorn", 254},   Entity{"times", 215},   Entity{"trade", 8482},  Entity{"uacute", 250},
    Entity{"ucirc", 251},   Entity{"ugrave", 249},  Entity{"uml", 168},     Entity{"uring", 367},
    Entity{"uuml", 252},    Entity{"yacute", 253},  Entity{"yen", 165},     Entity{"yuml", 255},
    Entity{"zcaron", 382},  Entity{"zwj", 8205},    Entity{"zwnj", 8204},
};
static_assert(std::ranges::is_sorted(kEntities, {}, &Entity::name));

std::string utf8(char32_t code) {
  if (code == 0 || code > 0x10FFFF || (code >= 0xD800 && code < 0xE000)) code = 0xFFFD;
  std::string out;
  auto const put = [&](char32_t byte) { out += static_cast<char>(byte); };
  if (code < 0x80) {
    put(code);
  } else if (code < 0x800) {
    put(0xC0 | (code >> 6)), put(0x80 | (code & 0x3F));
  } else if (code < 0x10000) {
    put(0xE0 | (code >> 12)), put(0x80 | ((code >> 6) & 0x3F)), put(0x80 | (code & 0x3F));
  } else {
    put(0xF0 | (code >> 18)), put(0x80 | ((code >> 12) & 0x3F)), put(0x80 | ((code >> 6) & 0x3F));
    put(0x80 | (code & 0x3F));
  }
  return out;
}

}  // namespace

std::string html_entity(std::string_view name) {
  if (name.starts_with('#')) {
    name.remove_prefix(1);
    int base = 10;
    if (name.starts_with('x') || name.starts_with('X')) {
      name.remove_prefix(1);
      base = 16;
    }
    std::uint32_t code = 0;
    auto const [end, error] = std::from_chars(name.data(), name.data() + name.size(), code, base);
    if (name.empty() || error != std::errc{} || end != name.data() + name.size()) return {};
    return utf8(code);
  }
  auto const found = std::ranges::lower_bound(kEntities, name, {}, &Entity::name);
  if (found == kEntities.end() || found->name != name) return {};
  return utf8(found->code);
}

}  // namespace podpora::mail
