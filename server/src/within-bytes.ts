/** The first of a list, as many as fit into so many bytes of JSON; one at least, however large. */
export function withinBytes<One>(list: readonly One[], most: number): One[] {
  let bytes = 0;
  const end = list.findIndex((one, place) => {
    bytes += JSON.stringify(one).length;
    return place > 0 && bytes > most;
  });
  return list.slice(0, end < 0 ? list.length : end);
}
