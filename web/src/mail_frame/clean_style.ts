/** What a declaration may not contain: everything that loads, and what can hide such a thing. */
const loads =
  /url\s*\(|image-set\s*\(|src\s*\(|image\s*\(|cross-fade\s*\(|element\s*\(|paint\s*\(|var\s*\(|attr\s*\(|\\/i;

/** Takes every declaration away that could load something, or that would let the mail leave its frame's flow. */
export function cleanDeclarations(style: CSSStyleDeclaration) {
  for (const name of Array.from(style)) {
    const value = style.getPropertyValue(name);
    const floats = name === "position" && /fixed|sticky/i.test(value);
    if (name.startsWith("--") || loads.test(value) || floats || name === "behavior") style.removeProperty(name);
  }
}

/** The rules of a style sheet that only say how things look, for any screen. */
export function cleanSheet(text: string): string {
  const sheet = new CSSStyleSheet();
  try {
    sheet.replaceSync(text);
  } catch {
    return "";
  }
  return rulesOf(sheet.cssRules);
}

function rulesOf(rules: CSSRuleList): string {
  let out = "";
  for (const rule of Array.from(rules)) {
    if (rule instanceof CSSStyleRule) {
      if (loads.test(rule.selectorText)) continue;
      cleanDeclarations(rule.style);
      if (rule.style.length > 0) out += `${rule.selectorText} { ${rule.style.cssText} }\n`;
    } else if (rule instanceof CSSMediaRule && !loads.test(rule.conditionText)) {
      const inner = rulesOf(rule.cssRules);
      if (inner) out += `@media ${rule.conditionText} {\n${inner}}\n`;
    }
  }
  return out;
}
