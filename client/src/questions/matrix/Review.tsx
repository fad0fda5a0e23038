import { wordsOf } from 'shared/questions/content.ts';
import type { MatrixDefinition, MatrixResponse } from 'shared/questions/matrix/matrix.ts';
import { RichText } from '../../ui/RichText.tsx';
import type { ReviewProps } from '../editor.ts';
import { KeyRows } from '../KeyRows.tsx';

/** Each row with the columns that are right for it, and those that a candidate chose. */
export function MatrixReview({ definition, mediaUrl, response }: ReviewProps<MatrixDefinition, MatrixResponse>) {
  const { rows, columns, key } = definition;
  const inOrder = (ids: readonly string[] = []) => columns.filter(({ id }) => ids.includes(id));
  const said = (ids: readonly string[] | undefined) =>
    inOrder(ids)
      .map(({ content }) => wordsOf(content))
      .join(', ');
  return (
    <KeyRows
      rows={rows.map((row) => {
        const right = inOrder(key[row.id]);
        return {
          id: row.id,
          about: (
            <span>
              <RichText content={row.content} mediaUrl={mediaUrl} inline />
            </span>
          ),
          right:
            right.length === 0
              ? null
              : right.map((column) => <RichText key={column.id} content={column.content} mediaUrl={mediaUrl} inline />),
          ...(response === undefined
            ? {}
            : { said: said(response?.[row.id]) || null, isWrong: said(response?.[row.id]) !== said(key[row.id]) }),
        };
      })}
    />
  );
}
