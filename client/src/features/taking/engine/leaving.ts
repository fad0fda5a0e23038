/** The way out of the room at a computer that others use next. */
export interface Leaving {
  /** True where someone left, or someone new came, and the server has not yet forgotten the one before. */
  isOwed(): boolean;
  owe(): void;
  /** Asks the server to forget; false where it could not be asked: then it is still owed, over a reload too. */
  settle(): Promise<boolean>;
  /** Somebody signed in: the one before is forgotten by that. */
  clear(): void;
}

const KEY = 'khaothi.leaving';

export function createLeaving(deps: {
  signOut(): Promise<boolean>;
  storage(): Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
}): Leaving {
  let owed = false;
  const quietly = <T>(act: (storage: ReturnType<typeof deps.storage>) => T): T | null => {
    try {
      return act(deps.storage());
    } catch {
      return null;
    }
  };
  const clear = () => {
    owed = false;
    quietly((storage) => storage.removeItem(KEY));
  };
  return {
    isOwed: () => owed || quietly((storage) => storage.getItem(KEY)) === '1',
    owe() {
      owed = true;
      quietly((storage) => storage.setItem(KEY, '1'));
    },
    async settle() {
      const isOut = await deps.signOut();
      if (isOut) clear();
      return isOut;
    },
    clear,
  };
}
