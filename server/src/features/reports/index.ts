export { type Cell, type SheetPlan, writeWorkbook } from './excel/workbook.ts';
