import { ActionIcon, Button, Drawer, Menu } from '@mantine/core';
import {
  IconCheck,
  IconChevronDown,
  IconDeviceDesktop,
  IconLanguage,
  IconLogout,
  IconMenu2,
  IconMoon,
  IconSun,
} from '@tabler/icons-react';
import { Link, useRouterState } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { Me } from 'shared/contracts/people.ts';
import { initials } from 'shared/people/names.ts';
import { language, setLanguage } from '../i18n/language.ts';
import css from './AppShell.module.css';
import { BrocadeLine } from './BrocadeLine.tsx';
import { Mark } from './Mark.tsx';
import { t } from './messages.ts';
import type { FeaturePage } from './pages.ts';
import { type Scheme, scheme, setScheme, useShownScheme } from './scheme.ts';

interface Props {
  readonly me: Me;
  readonly pages: readonly FeaturePage[];
  readonly onSignOut: () => void;
  readonly children: ReactNode;
}

/** The frame of every staff page: whose system, which unit, who I am, and the ways to go. */
export function AppShell({ me, pages, onSignOut, children }: Props) {
  const [drawerOpen, setDrawerOpen] = useState(false);
  const here = useRouterState({ select: (state) => state.location.pathname });
  const main = useRef<HTMLElement>(null);
  useNewPage(here, main);
  return (
    <div className={css.shell}>
      <a className={css.skip} href="#main">
        {t().skip}
      </a>
      <header className={css.head}>
        <div className={css.bar}>
          <ActionIcon
            className={css.burger}
            variant="subtle"
            color="gray"
            size={44}
            aria-label={t().menu}
            onClick={() => setDrawerOpen(true)}
          >
            <IconMenu2 size={24} />
          </ActionIcon>
          <Link to="/" className={css.brand}>
            <Mark size={34} />
            Khảo Thí
          </Link>
          <span className={css.unit}>{me.units[0]?.name}</span>
          <div className={css.tools}>
            <SchemeMenu />
            <LanguageButton />
            <Person me={me} onSignOut={onSignOut} />
          </div>
        </div>
        <BrocadeLine />
      </header>
      <nav className={css.side} aria-label={t().mainMenu}>
        <MenuList me={me} pages={pages} here={here} />
      </nav>
      <Drawer
        opened={drawerOpen}
        onClose={() => setDrawerOpen(false)}
        title="Khảo Thí"
        size={280}
        closeButtonProps={{ 'aria-label': t().closeMenu }}
      >
        <nav aria-label={t().mainMenu}>
          <MenuList me={me} pages={pages} here={here} onGo={() => setDrawerOpen(false)} />
        </nav>
      </Drawer>
      <main id="main" className={css.main} ref={main} tabIndex={-1}>
        <div className={css.width}>{children}</div>
      </main>
    </div>
  );
}

/** A new page begins at its top, and the keyboard and the screen reader begin there too. */
function useNewPage(here: string, main: { readonly current: HTMLElement | null }) {
  const before = useRef(here);
  useEffect(() => {
    if (before.current === here) return;
    before.current = here;
    scrollTo(0, 0);
    main.current?.focus({ preventScroll: true });
  }, [here, main]);
}

function MenuList({
  me,
  pages,
  here,
  onGo,
}: {
  me: Me;
  pages: readonly FeaturePage[];
  here: string;
  onGo?: () => void;
}) {
  const shown = pages
    .flatMap(({ path, menu }) =>
      menu && (!menu.ability || me.abilities.includes(menu.ability)) ? [{ path, menu }] : [],
    )
    .sort((one, other) => one.menu.order - other.menu.order);
  return (
    <ul className={css.menu}>
      {shown.map(({ path, menu: { label, icon: Icon, covers = [] } }) => {
        const isHere = [path, ...covers].some((one) => here === one || (one !== '/' && here.startsWith(`${one}/`)));
        return (
          <li key={path}>
            <Link
              to={path}
              className={`${css.item} ${isHere ? css.here : ''}`}
              aria-current={isHere ? 'page' : undefined}
              onClick={onGo}
            >
              <Icon size={20} />
              {label()}
            </Link>
          </li>
        );
      })}
    </ul>
  );
}

/** Switches between the two languages; the label is in the language that it leads to. */
export function LanguageButton() {
  return (
    <Button
      variant="subtle"
      color="gray"
      size="compact-md"
      px={8}
      c="var(--ink)"
      leftSection={<IconLanguage size={18} aria-hidden="true" />}
      aria-label={`${language() === 'vi' ? 'EN' : 'VI'}: ${t().languageHint}`}
      lang={language() === 'vi' ? 'en' : 'vi'}
      onClick={() => setLanguage(language() === 'vi' ? 'en' : 'vi')}
    >
      {language() === 'vi' ? 'EN' : 'VI'}
    </Button>
  );
}

export function SchemeMenu() {
  const shown = useShownScheme();
  const chosen = scheme();
  const choices: readonly [Scheme, string, typeof IconSun][] = [
    ['light', t().light, IconSun],
    ['dark', t().dark, IconMoon],
    ['auto', t().system, IconDeviceDesktop],
  ];
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" c="var(--ink)" size={36} aria-label={t().scheme}>
          {shown === 'dark' ? <IconMoon size={20} /> : <IconSun size={20} />}
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {choices.map(([value, label, Icon]) => (
          <Menu.Item
            key={value}
            leftSection={<Icon size={18} aria-hidden="true" />}
            rightSection={chosen === value ? <IconCheck size={16} aria-hidden="true" /> : null}
            onClick={() => setScheme(value)}
          >
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function Person({ me, onSignOut }: { me: Me; onSignOut: () => void }) {
  return (
    <Menu position="bottom-end" width={260}>
      <Menu.Target>
        <button type="button" className={css.person} aria-label={`${me.name}, ${t().account}`}>
          <span className={css.initials} data-initials={initials(me.name)} />
          <span className={css.personName}>{me.name}</span>
          <IconChevronDown size={16} aria-hidden="true" />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{me.username}</Menu.Label>
        {me.units.map(({ id, name }) => (
          <Menu.Label key={id}>{name}</Menu.Label>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={18} aria-hidden="true" />} onClick={onSignOut}>
          {t().signOut}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
