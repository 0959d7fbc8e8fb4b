/** Declarations of library packages get their types when somebody asks for them. */
import type { Obj } from './objects';

/** Makes sure that obj has its type, as far as it is not being checked at this moment. */
export function resolveObject(obj: Obj): void {
  if (obj.type === undefined) obj.pkg?.resolve?.(obj);
}
