const KEY = /^[A-Za-z0-9][A-Za-z0-9._-]*(\/[A-Za-z0-9][A-Za-z0-9._-]*)*$/;

/** A key that can be neither another folder nor another object: "paper/<exam>/<code>". @throws RangeError */
export function checkKey(key: string): string {
  if (!KEY.test(key)) throw new RangeError(`not a blob key: ${key}`);
  return key;
}
