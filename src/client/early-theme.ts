/**
 * The one inline script, in the head of each page, before anything is drawn: it sets the theme that the reader chose, so
 * that nothing flashes, and says that there is JavaScript, so that controls that need it are shown. Its hash is in
 * the content security policy (astro.config.mjs).
 */
export const THEME_KEY = 'cost-of-ownership:theme';

export const earlyTheme = `(d=>{d.dataset.js='';try{const t=localStorage.getItem('${THEME_KEY}');if(t==='light'||t==='dark')d.dataset.theme=t}catch{}})(document.documentElement)`;
