#!/bin/sh
# Until the first release there is one migration, made anew from the tables of all features.
set -e
cd "$(dirname "$0")/../server"
rm -rf src/db/migrations
PATH="$PWD/../node_modules/.bin:$PATH" ./node_modules/.bin/drizzle-kit generate --name initial
