export { createAccount, createPerson, createUnit, enrol } from './create-people.ts';
export {
  findUnit,
  findUnitPath,
  isEmpty,
  isWholeTree,
  namesOfAccounts,
  personsById,
  personsByNumber,
  type Unit,
  unitsById,
  unitsWithin,
} from './queries.ts';
export { staffOf } from './staff-door.ts';
