/** How each figure of a report is computed: shown beside the figure on screen and printed under the table on paper. */
export const METHODS = {
  facility: {
    vi: 'Độ khó (P): tỉ lệ điểm trung bình đạt được của câu, từ 0 (không ai đúng) đến 1 (ai cũng đúng).',
    en: 'Facility (P): mean share of the points earned, from 0 (nobody) to 1 (everybody).',
    source: 'Lord & Novick 1968, ch. 15',
  },
  itemRest: {
    vi: 'Độ phân biệt (r): tương quan Pearson giữa điểm câu và tỉ lệ điểm phần còn lại của bài (đã trừ chính câu đó); khoảng 95 % theo biến đổi z của Fisher.',
    en: 'Discrimination (r): Pearson correlation of the item with the rest of the test (item removed); 95% interval by Fisher’s z.',
    source: 'Henrysson 1963; Fisher 1921',
  },
  upperLower: {
    vi: 'D 27 %: tỉ lệ điểm của nhóm 27 % cao nhất trừ nhóm 27 % thấp nhất; em bằng điểm ở ranh giới được tính theo phần.',
    en: 'D 27%: facility of the best 27% less that of the weakest 27%; ties at the edge are shared.',
    source: 'Kelley 1939; Johnson 1951',
  },
  alpha: {
    vi: 'Độ tin cậy: Cronbach α trên các em có đủ mọi câu; khoảng 95 % theo Feldt; sai số đo = độ lệch chuẩn × √(1 − α).',
    en: 'Reliability: Cronbach’s α over persons with every item; 95% interval by Feldt; measurement error = sd × √(1 − α).',
    source: 'Cronbach 1951; Feldt 1965',
  },
  distractors: {
    vi: 'Phương án: số em chọn, tỉ lệ, tương quan giữa việc chọn và phần còn lại của bài, tỉ lệ điểm trung bình phần còn lại của các em đã chọn.',
    en: 'Options: choosers, share, correlation of choosing with the rest of the test, mean share earned on the rest by choosers.',
    source: 'Haladyna 2004, ch. 9',
  },
  omission: {
    vi: 'Bỏ trống được 0 điểm. Trong các câu trống ở cuối bài, câu đầu tính là bỏ trống, các câu sau tính là chưa làm tới.',
    en: 'A blank earns 0. Of the blanks that end a paper the first counts as omitted, the others as not reached.',
    source: 'TIMSS, NAEP',
  },
  groups: {
    vi: 'So sánh lớp, trường: điểm trung bình với khoảng 95 % (±1,96 × sai số chuẩn). Nhóm dưới 5 em không hiện số liệu.',
    en: 'Classes and schools: mean with its 95% interval (±1.96 standard errors). Groups below 5 are not shown.',
    source: 'Cochran 1977, ch. 2',
  },
} as const satisfies Record<string, { vi: string; en: string; source: string }>;
