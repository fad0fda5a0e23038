import { Select } from '@mantine/core';
import { topicsOfSubject } from 'shared/curriculum/outline.ts';
import { foldForSearch } from 'shared/people/names.ts';
import { t as words } from '../messages.ts';
import { t } from './messages.ts';

interface Props {
  readonly subject: string;
  /** What units have added to the curriculum. */
  readonly topics: readonly { readonly id: string; readonly name: string; readonly subject: string }[];
  readonly value: string | null;
  /** What the choice is for, where it is not simply the topic. */
  readonly label?: string;
  readonly placeholder?: string;
  /** Topics of this grade only; all where it is not known. */
  readonly grade?: number | null;
  readonly onChange: (topic: { id: string; name: string } | null) => void;
}

/** A place in the subject's tree, grade by grade; found without diacritics. */
export function TopicSelect({
  subject,
  topics,
  value,
  label = words().topic,
  placeholder,
  grade = null,
  onChange,
}: Props) {
  const known = topicsOfSubject(subject);
  const own = topics.filter((topic) => topic.subject === subject);
  const all = [...known, ...own];
  const grades = [...new Set(known.map((topic) => topic.grade))].filter((one) => grade === null || one === grade);
  const groups = grades.map((one) => {
    const inGrade = known.filter((topic) => topic.grade === one);
    const [first] = inGrade;
    const prefix = first ? first.id.slice(0, first.id.lastIndexOf('/') + 1) : '';
    const items = [...inGrade, ...own.filter(({ id }) => id.startsWith(prefix))]
      .sort((a, b) => order(inGrade, a.id) - order(inGrade, b.id) || a.id.localeCompare(b.id))
      .map(({ id, name }) => ({ value: id, label: name }));
    return { group: t().gradeOf(one), items };
  });
  const loose = own.filter(({ id }) => !/^[a-z0-9-]+\/\d/.test(id)).map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Select
      label={label}
      searchable
      clearable
      placeholder={placeholder}
      nothingFoundMessage={t().noTopic}
      data={loose.length > 0 ? [...groups, { group: t().ownTopics, items: loose }] : groups}
      value={value}
      filter={({ options, search }) => {
        const wanted = foldForSearch(search);
        const fits = ({ label }: { label: string }) => foldForSearch(label).includes(wanted);
        return options.flatMap((option): typeof options => {
          if (!('group' in option)) return fits(option) ? [option] : [];
          const items = option.items.filter(fits);
          return items.length > 0 ? [{ ...option, items }] : [];
        });
      }}
      onChange={(id) => onChange(all.find((topic) => topic.id === id) ?? null)}
    />
  );
}

/** Where a topic, or the one it hangs below, stands in teaching order. */
function order(topics: readonly { readonly id: string }[], id: string): number {
  return topics.findIndex((topic) => id === topic.id || id.startsWith(`${topic.id}/`));
}
