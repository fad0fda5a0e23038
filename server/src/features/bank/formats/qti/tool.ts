/** The name by which our own packages are known again. */
export const TOOL = 'Khảo Thí';

/** The class of the element that holds the words of one part of a composite question. */
export const PART = 'khaothi-part';
