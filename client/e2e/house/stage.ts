import { afterAll, afterEach, beforeAll } from 'vitest';
import { type House, openBrowser } from './browser.ts';
import { type Product, startProduct } from './product.ts';

/** What all tests of a file share. There from their first `beforeAll` on. */
export interface Stage {
  readonly product: Product;
  readonly house: House;
}

/** Begins a product and a browser before the tests of a file, photographs what failed, and puts both away behind the last. */
export function setStage(): Stage {
  const stage: { product?: Product; house?: House } = {};
  beforeAll(async () => {
    const starting = startProduct().then((product) => {
      stage.product = product;
    });
    const opening = openBrowser().then((house) => {
      stage.house = house;
    });
    await Promise.all([starting, opening]);
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await stage.house?.photograph();
  });
  afterAll(async () => {
    await stage.house?.close();
    await stage.product?.stop();
    await stage.product?.discard();
  });
  return stage as Stage;
}
