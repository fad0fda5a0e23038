export { createAccount, createPerson, createUnit, enrol } from './create-people.ts';
export {
  findUnit,
  findUnitPath,
  isEmpty,
  isEmptyOfStaff,
  isWholeTree,
  namesOfAccounts,
  personInRush,
  personsById,
  personsByNumber,
  personsOfAccounts,
  type Unit,
  unitInRush,
  unitsById,
  unitsWithin,
} from './queries.ts';
export { staffOf } from './staff-door.ts';
export { persons, units } from './tables.ts';
