/**
 * Brings a question into sight once it is drawn. Its name takes the focus: there reading begins, and a screen reader says it.
 * In a whole part the page scrolls to it; alone it begins at the page's top anyway.
 */
export function showQuestion(page: Pick<Document, 'getElementById'>, item: string, inWholePart: boolean): void {
  if (inWholePart) page.getElementById(`cau-${item}`)?.scrollIntoView({ block: 'start' });
  page.getElementById(`ten-${item}`)?.focus({ preventScroll: true });
}
