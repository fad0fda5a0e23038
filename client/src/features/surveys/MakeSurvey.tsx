import { Button, Menu } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { readMe } from 'shared/contracts/people.ts';
import { listSurveys, makeSurvey } from 'shared/contracts/surveys.ts';
import { ROLES, type Role } from 'shared/people/abilities.ts';
import type { SurveyForm } from 'shared/survey/form.ts';
import { useAct, useEndpoint } from '../../api/use-endpoint.ts';
import { useGo } from '../../ui/links.tsx';
import { sayRefused } from '../../ui/toasts.tsx';
import { blankForm } from './building/form-edits.ts';
import { satisfactionOfParents } from './building/template.ts';
import { t } from './messages.ts';

/** Begins a survey and goes to it: blank or from the template, in the unit where the person manages surveys. */
export function MakeSurvey() {
  const make = useMakeSurvey();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          leftSection={<IconPlus size={18} aria-hidden="true" />}
          disabled={make.unit === null}
          loading={make.isPending}
        >
          {t().make}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => make.begin(blankForm)}>{t().fromBlank}</Menu.Item>
        <Menu.Item onClick={() => make.begin(satisfactionOfParents)}>{t().fromTemplate}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

export function useMakeSurvey() {
  const go = useGo();
  const me = useEndpoint(readMe);
  const making = useAct(makeSurvey, {
    stales: [listSurveys],
    onDone: ({ id }) => go(`/surveys/${id}`),
    onRefused: sayRefused,
  });
  const manages = (role: string) => (ROLES[role as Role] as readonly string[] | undefined)?.includes('survey.manage');
  const unit = me.data?.units.find(({ role }) => manages(role))?.id ?? null;
  return {
    unit,
    isPending: making.isPending,
    begin(form: SurveyForm, unitId = unit) {
      if (unitId !== null) making.mutate({ body: { unitId, form } });
    },
  };
}
