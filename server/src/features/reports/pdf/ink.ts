/** The colours of `client/src/ui/tokens.css` (light), as paper needs them. */
export const INK = {
  text: '#23201b',
  soft: '#57514a',
  line: '#cfc8bb',
  cham: '#2b3f86',
  chamSoft: '#e9ecf7',
  nghe: '#f0b43c',
  ngheInk: '#7d5200',
  laChe: '#35703f',
  son: '#b3301f',
} as const;
