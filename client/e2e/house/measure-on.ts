import { type House, openBrowser } from './browser.ts';
import { type Product, startProduct } from './product.ts';

/**
 * Measures on what `npm start` runs, with the demo province, in a browser. The process ends with 1 where `measure` says that a
 * promise is broken; where it fails there are pictures of all pages.
 */
export async function measureOn(
  measure: (on: { readonly product: Product; readonly house: House }) => Promise<{ readonly isKept: boolean }>,
): Promise<void> {
  const [product, house] = await Promise.all([startProduct(), openBrowser()]);
  try {
    const { isKept } = await measure({ product, house });
    process.exitCode = isKept ? 0 : 1;
  } catch (failure) {
    await house.photograph();
    throw failure;
  } finally {
    await house.close();
    await product.stop();
    await product.discard();
  }
}
