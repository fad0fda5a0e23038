import { expect, test } from 'vitest';
import { isVirtualCamera } from './names.ts';

test.each([
  ['OBS Virtual Camera', true],
  ['OBS-Camera', true],
  ['ManyCam Virtual Webcam', true],
  ['Snap Camera', true],
  ['Dummy video device (0x0000)', true],
  ['fake_device_0', true],
  ['Integrated Webcam (0bda:5676)', false],
  ['HP TrueVision HD', false],
  ['USB2.0 PC CAMERA', false],
  ['Camera trước', false],
  ['Iriun Webcam', false],
  ['', false],
] as const)('the camera called “%s” is a program: %s', (label, isProgram) => {
  expect(isVirtualCamera(label)).toBe(isProgram);
});
