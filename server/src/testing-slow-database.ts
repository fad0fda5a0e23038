import type { SQL } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';
import type { Db } from './db/db.ts';

const dialect = new PgDialect();

/** A database that, while it is slow, keeps a flush of answers waiting until it is let go: nothing here waits by a clock. */
export function slowDatabase() {
  let isSlow = false;
  const waiting: (() => void)[] = [];
  let came = () => {};
  const keepsWaiting = (db: Db): Db =>
    new Proxy(db, {
      get(target, name) {
        const value = Reflect.get(target, name);
        if (name !== 'execute') return typeof value === 'function' ? value.bind(target) : value;
        return async (statement: SQL) => {
          if (isSlow && dialect.sqlToQuery(statement).sql.includes('INSERT INTO ledger_events'))
            await new Promise<void>((go) => {
              waiting.push(go);
              came();
            });
          return target.execute(statement);
        };
      },
    });
  return {
    keepsWaiting,
    slow(is: boolean) {
      isSlow = is;
    },
    /** Resolves when a flush stands before the database. */
    flush: () => (waiting.length > 0 ? Promise.resolve() : new Promise<void>((stands) => (came = stands))),
    letGo() {
      for (const go of waiting.splice(0)) go();
    },
  };
}
