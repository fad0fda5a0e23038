/** What looks at pictures, in the page and again in the service. A test holds the versions to what is installed. */
export const modelVersions = [
  {
    name: 'BlazeFace, FaceMesh, Iris (Human)',
    version: '3.3.6',
    licence: 'Apache-2.0 (google/mediapipe)',
    use: 'tìm khuôn mặt, hướng đầu, hướng nhìn',
  },
  {
    name: 'FaceRes (Human)',
    version: '3.3.6',
    licence: 'HSE-asavchenko/HSE_FaceRec_tf',
    use: 'so một người với chính người đó trong buổi thi; không đọc tuổi, giới tính, cảm xúc',
  },
  {
    name: 'CenterNet (Human)',
    version: '3.3.6',
    licence: '610265158/mobilenetv3_centernet',
    use: 'tìm điện thoại, sách, màn hình',
  },
  { name: 'Human', version: '3.3.6', licence: 'MIT', use: 'phần chạy các mô hình trên' },
  { name: 'TensorFlow.js', version: '4.22.0', licence: 'Apache-2.0', use: 'tính toán trong trình duyệt và máy chủ' },
] as const;
