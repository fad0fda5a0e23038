import { BrowserProfile } from 'shared/contracts/securebrowser.ts';
import { findString, isArray, isDict, type PlistDict, type PlistValue } from './plist.ts';

/** What a school's settings say of the things a profile has words for; where they say nothing, the profile's own default. */
export function profileOf(settings: PlistDict): BrowserProfile {
  const flag = (key: string) => {
    const value = settings.get(key);
    return typeof value === 'boolean' ? value : undefined;
  };
  const displays = settings.get('allowedDisplaysMaxNumber');
  return BrowserProfile.parse({
    allowedSites: sitesOf(settings),
    calculator: listOf(settings, 'permittedProcesses').some(isCalculator),
    dictionary: flag('allowDictionaryLookup'),
    spellCheck: flag('allowSpellCheck'),
    print: flag('allowPrint'),
    sound: flag('audioControlEnabled'),
    wifi: flag('allowWlan'),
    zoom: flag('enableZoomPage'),
    secondDisplay: typeof displays === 'number' ? displays > 1 : undefined,
    virtualMachine: flag('allowVirtualMachine'),
    easeOfAccess: flag('insideSebEnableEaseOfAccess'),
  });
}

/** The hosts that its filter lets through, as far as a profile can say them; its own rules stay in force beside. */
function sitesOf(settings: PlistDict): string[] {
  if (settings.get('URLFilterEnable') !== true) return [];
  const expressions = listOf(settings, 'URLFilterRules')
    .filter((rule) => rule.get('active') === true && rule.get('action') === 1 && rule.get('regex') !== true)
    .map((rule) => findString(rule, 'expression') ?? '');
  const site = BrowserProfile.shape.allowedSites.unwrap().element;
  return [...new Set(expressions.flatMap((expression) => site.safeParse(expression).data ?? []))].slice(0, 50);
}

function isCalculator(program: PlistDict): boolean {
  const named = `${program.get('executable') ?? ''} ${program.get('identifier') ?? ''}`;
  return program.get('active') !== false && /\bcalc(ulator)?(\.exe)?\b/i.test(named);
}

function listOf(settings: PlistDict, key: string): PlistDict[] {
  const list: PlistValue | undefined = settings.get(key);
  return list !== undefined && isArray(list) ? list.filter(isDict) : [];
}
