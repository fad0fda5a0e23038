/**
 * Names under which programs offer a camera that films nothing (seen in their own documentation and installers). A phone
 * used as a camera films a room and is not among them. Where a name tells nothing, the vision's own signals may.
 */
const PROGRAMS =
  /\b(?:obs|virtual|manycam|xsplit|vcam|snap camera|snapcam|splitcam|youcam|webcamoid|mmhmm|camtwist|v4l2loopback|dummy|fake)\b|fake_device/iu;

/** Whether a camera's name is that of a program. An empty name (before the permission) tells nothing. */
export function isVirtualCamera(label: string): boolean {
  return PROGRAMS.test(label.normalize('NFC'));
}
