import { messages } from '../../../i18n/messages.ts';

const vi = {
  stimulus: 'Ngữ liệu chung',
  stimulusHint:
    'Đoạn trích, bảng số liệu, bài nghe mà nhiều câu cùng hỏi. Các câu có ngữ liệu giống hệt nhau đứng cạnh nhau trong đề, ngữ liệu in một lần.',
  stimulusTitle: 'Tên ngữ liệu',
};

const en: typeof vi = {
  stimulus: 'What it is about',
  stimulusHint:
    'A passage, a table of data, a recording that several questions ask about. Questions with exactly the same one stand together in a paper, and it is printed once.',
  stimulusTitle: 'Its title',
};

export const t = messages({ vi, en });
