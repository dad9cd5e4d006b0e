/** Class of what a server has rendered. Where no script takes it over, it is hidden as soon as the element is defined. */
export const SERVED = 'ozg-served';
