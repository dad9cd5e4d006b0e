/** Class of server-rendered content. Without hydration it is hidden as soon as the element is defined. */
export const SSR_CLASS = 'ozg-served';
