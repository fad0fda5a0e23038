import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';

/** Ten shades around each role's colour in tokens.css; what is drawn comes from the variables below. */
const cham: MantineColorsTuple = [
  '#e9ecf7',
  '#d3d9ee',
  '#aebcf2',
  '#8b9bd6',
  '#6c7fc4',
  '#4a62bd',
  '#2b3f86',
  '#22336f',
  '#1b2959',
  '#141f45',
];
const nghe: MantineColorsTuple = [
  '#fdf3dc',
  '#fae7ba',
  '#f6d48a',
  '#f2c25c',
  '#f0b43c',
  '#d99a1c',
  '#a87000',
  '#7d5200',
  '#5c3c00',
  '#3a2e14',
];
const laChe: MantineColorsTuple = [
  '#e6f1e6',
  '#c9e2cb',
  '#93cf9b',
  '#6fb37a',
  '#4f9459',
  '#3d7d48',
  '#35703f',
  '#2c6537',
  '#224e2a',
  '#1f3323',
];
const son: MantineColorsTuple = [
  '#fbe9e5',
  '#f6cfc7',
  '#f5a091',
  '#e57763',
  '#d4553f',
  '#c23d2a',
  '#b3301f',
  '#a62b1b',
  '#7d2014',
  '#42221c',
];

/** Warm greys in place of Mantine's blue ones. */
const gray: MantineColorsTuple = [
  '#faf8f4',
  '#f2efe8',
  '#e9e4da',
  '#e2ddd3',
  '#cfc8bb',
  '#a8a196',
  '#8a8479',
  '#6b655d',
  '#57514a',
  '#23201b',
];
const dark: MantineColorsTuple = [
  '#f1ede5',
  '#c5bfb4',
  '#a8a196',
  '#857e72',
  '#4a453c',
  '#3a362f',
  '#2b2822',
  '#23201c',
  '#191714',
  '#131210',
];

/** A dialog's head is a `header` element: without this it would be a second banner of the page. */
const noBanner = { header: { role: 'none' } };

export const theme = createTheme({
  colors: { cham, nghe, 'la-che': laChe, son, gray, dark },
  primaryColor: 'cham',
  primaryShade: { light: 6, dark: 5 },
  fontFamily: 'var(--font)',
  fontFamilyMonospace: 'var(--font-mono)',
  headings: {
    fontFamily: 'var(--font)',
    fontWeight: '600',
    sizes: {
      h1: { fontSize: 'var(--title-1)', lineHeight: 'var(--leading-title)' },
      h2: { fontSize: 'var(--title-2)', lineHeight: 'var(--leading-title)' },
      h3: { fontSize: 'var(--title-3)', lineHeight: 'var(--leading-title)' },
      h4: { fontSize: 'var(--text-large)', lineHeight: 'var(--leading-title)' },
    },
  },
  fontSizes: { xs: '0.8125rem', sm: '0.9375rem', md: '1rem', lg: '1.125rem', xl: '1.25rem' },
  spacing: { xs: '8px', sm: '16px', md: '16px', lg: '24px', xl: '32px' },
  radius: { xs: '4px', sm: '8px', md: '8px', lg: '8px', xl: '8px' },
  defaultRadius: 'md',
  shadows: {
    xs: 'var(--shadow-low)',
    sm: 'var(--shadow-low)',
    md: 'var(--shadow-low)',
    lg: 'var(--shadow-high)',
    xl: 'var(--shadow-high)',
  },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Input: {
      vars: () => ({ wrapper: { '--input-bd': 'var(--line-strong)', '--input-bg': 'var(--surface)' } }),
    },
    Button: { defaultProps: { size: 'md' } },
    TextInput: { defaultProps: { size: 'md' } },
    PasswordInput: { defaultProps: { size: 'md' } },
    NumberInput: { defaultProps: { size: 'md', decimalSeparator: ',', thousandSeparator: '' } },
    Select: { defaultProps: { size: 'md', allowDeselect: false } },
    MultiSelect: { defaultProps: { size: 'md' } },
    Autocomplete: { defaultProps: { size: 'md' } },
    TagsInput: { defaultProps: { size: 'md' } },
    Textarea: { defaultProps: { size: 'md', autosize: true, minRows: 3 } },
    Tabs: { defaultProps: { keepMounted: false } },
    Tooltip: { defaultProps: { openDelay: 300, transitionProps: { duration: 100 } } },
    Modal: { defaultProps: { centered: true, transitionProps: { duration: 120 }, radius: 'md', attributes: noBanner } },
    Drawer: { defaultProps: { transitionProps: { duration: 120 }, attributes: noBanner } },
    Notification: { styles: { description: { color: 'var(--ink-soft)' } } },
    Menu: { defaultProps: { transitionProps: { duration: 100 }, shadow: 'lg' } },
  },
});

/** Mantine's own variables point at the tokens, so that a staff page and the player have one look. */
export const cssVariablesResolver: CSSVariablesResolver = () => {
  const roles = Object.fromEntries(
    ['cham', 'nghe', 'la-che', 'son'].flatMap((role) => [
      [`--mantine-color-${role}-filled`, `var(--${role})`],
      [`--mantine-color-${role}-light`, `var(--${role}-soft)`],
      [`--mantine-color-${role}-light-hover`, `var(--${role}-soft)`],
      [`--mantine-color-${role}-light-color`, `var(--${role}-ink)`],
      [`--mantine-color-${role}-outline`, `var(--${role}-ink)`],
      [`--mantine-color-${role}-text`, `var(--${role}-ink)`],
    ]),
  );
  const shown = {
    ...roles,
    '--mantine-color-cham-filled-hover': 'var(--cham-hover)',
    '--mantine-color-body': 'var(--surface)',
    '--mantine-color-text': 'var(--ink)',
    '--mantine-color-dimmed': 'var(--ink-soft)',
    '--mantine-color-placeholder': 'var(--ink-faint)',
    '--mantine-color-anchor': 'var(--cham-ink)',
    '--mantine-color-error': 'var(--son-ink)',
    '--mantine-color-default': 'var(--surface)',
    '--mantine-color-default-hover': 'var(--sunken)',
    '--mantine-color-default-color': 'var(--ink)',
    '--mantine-color-default-border': 'var(--line-strong)',
    '--mantine-color-disabled': 'var(--sunken)',
    '--mantine-color-disabled-color': 'var(--ink-faint)',
    '--mantine-color-disabled-border': 'var(--line)',
  };
  return { variables: { '--mantine-line-height': 'var(--leading)' }, light: shown, dark: shown };
};
