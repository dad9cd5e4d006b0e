/** What a `.vue` file exports, for compilers that do not read it. */
declare module '*.vue' {
  import type { DefineComponent } from 'vue';
  const component: DefineComponent;
  export default component;
}
