/** Build tags as the flag -tags has them. */

/** The tags of a value: between commas, or blanks as long ago. */
export function tagList(text: string): string[] {
  return text.split(/[\s,]+/).filter((t) => t !== '');
}
