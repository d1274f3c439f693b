/** The page of a task, for people who sign in: mails lead to it. */
export const taskPagePath = '/tasks/:taskId';

/** The address of a task's page. */
export function taskPageUrl(publicUrl: string, taskId: string): string {
  return publicUrl + taskPagePath.replace(':taskId', encodeURIComponent(taskId));
}
