import type { ExamView } from 'shared/contracts/sessions.ts';
import { Card } from '../../ui/Card.tsx';
import { t } from './messages.ts';
import css from './sessions.module.css';

/** The codes side by side: where each master question went and its key there. */
export function ExamCodes({ exam }: { exam: ExamView }) {
  const order = new Map(
    exam.scheme.parts.flatMap(({ part }) =>
      exam.items.filter((item) => item.part === part).map(({ item }, index) => [item, index + 1] as const),
    ),
  );
  const rows = exam.codes[0]?.places.map(({ part }, at) => ({ part, at })) ?? [];
  return (
    <Card title={t().codes}>
      <p className={css.hint}>{t().codesHint}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reached by the keyboard. */}
      <section className={css.scroll} tabIndex={0} aria-label={t().codes}>
        <table className={css.codes}>
          <thead>
            <tr>
              <th scope="col">{t().question}</th>
              {exam.codes.map(({ code }) => (
                <th key={code} scope="col">
                  {code}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ part, at }) => (
              <tr key={at}>
                <th scope="row">
                  {t().part(part)}.{at + 1 - rows.findIndex((row) => row.part === part)}
                </th>
                {exam.codes.map(({ code, places }) => {
                  const place = places[at];
                  return (
                    <td key={code}>
                      <span>{order.get(place?.item ?? '')} → </span>
                      {place?.key}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </Card>
  );
}
