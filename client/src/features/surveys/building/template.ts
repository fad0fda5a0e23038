import type { SurveyForm } from 'shared/survey/form.ts';

const always = { showIf: null } as const;
const satisfaction = (id: string, vi: string) => ({
  kind: 'scale' as const,
  id,
  text: { vi },
  required: true,
  ...always,
  from: 1,
  to: 5,
  low: { vi: 'Rất không hài lòng' },
  high: { vi: 'Rất hài lòng' },
});

/** A short satisfaction survey of parents, to change as one likes. */
export const satisfactionOfParents: SurveyForm = {
  title: { vi: 'Phụ huynh hài lòng đến mức nào về nhà trường?' },
  introduction: { vi: 'Kính gửi quý phụ huynh, phiếu này mất khoảng hai phút và không ghi tên.' },
  thanks: { vi: 'Cảm ơn quý phụ huynh. Nhà trường sẽ báo lại kết quả và việc cần làm.' },
  languages: ['vi'],
  questions: [
    {
      kind: 'choice',
      id: 'q1',
      text: { vi: 'Con của quý vị đang học khối nào?' },
      required: true,
      ...always,
      options: [
        { id: 'o1', text: { vi: 'Khối 10' } },
        { id: 'o2', text: { vi: 'Khối 11' } },
        { id: 'o3', text: { vi: 'Khối 12' } },
      ],
    },
    satisfaction('q2', 'Quý vị hài lòng đến mức nào về việc dạy học?'),
    satisfaction('q3', 'Quý vị hài lòng đến mức nào về cơ sở vật chất?'),
    {
      kind: 'multiChoice',
      id: 'q4',
      text: { vi: 'Điều gì về cơ sở vật chất cần làm trước?' },
      required: false,
      showIf: { is: 'atMost', question: 'q3', value: 3 },
      most: 2,
      options: [
        { id: 'o1', text: { vi: 'Phòng học, bàn ghế' } },
        { id: 'o2', text: { vi: 'Máy tính, mạng' } },
        { id: 'o3', text: { vi: 'Nhà vệ sinh, nước sạch' } },
        { id: 'o4', text: { vi: 'Bếp ăn, chỗ ở bán trú' } },
      ],
    },
    { kind: 'text', id: 'q5', text: { vi: 'Quý vị muốn nói thêm điều gì?' }, required: false, ...always, long: true },
  ],
};
