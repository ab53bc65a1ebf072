import { listField, textField } from '@/shared/fields';
import type { components } from '@/shared/run';

type Component = (typeof components)[number];

/** The last part of the images' names, wherever they are mirrored to. */
const images: Readonly<Record<string, Component>> = {
  'cert-manager-controller': 'controller',
  'cert-manager-webhook': 'webhook',
  'cert-manager-cainjector': 'cainjector',
};

/** Which of cert-manager's components runs in an image; undefined where its name does not say. */
export function imageComponent(image: string): Component | undefined {
  const [path = ''] = image.split('@');
  const last = path.slice(path.lastIndexOf('/') + 1).split(':')[0] ?? '';
  return Object.hasOwn(images, last) ? images[last] : undefined;
}

/** The container of a Deployment that runs cert-manager: meshes and log collectors put others beside it, even before it. */
export function componentContainer(deployment: unknown): unknown {
  const all = listField(deployment, 'spec', 'template', 'spec', 'containers');
  return all.find((one) => imageComponent(textField(one, 'image') ?? '')) ?? all[0];
}
