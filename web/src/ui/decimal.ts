/** A number as people type it, with blanks between thousands and a comma or a point, as a program reads it. */
export const plainDecimal = (text: string) => text.replace(/\s/g, "").replace(",", ".");

/** Whether it is one: "1 200,50" is, "1,200.50" and "12 Kč" are not. */
export const isDecimal = (text: string) => /^-?\d+(\.\d*)?$/.test(plainDecimal(text));
