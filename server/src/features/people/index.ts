export { createAccount, createPerson, createUnit, enrol } from './create-people.ts';
export {
  findUnit,
  findUnitPath,
  isEmpty,
  namesOfAccounts,
  personsById,
  personsByNumber,
  type Unit,
  unitsById,
  unitsWithin,
} from './queries.ts';
export { staffOf } from './staff-door.ts';
