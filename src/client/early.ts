/**
 * The one inline script, in the head of each page, before anything is drawn. It says that there is JavaScript, so that
 * controls that need it are shown; it sets the theme that the reader chose, so that nothing flashes; and it fetches the
 * faces that can wait: after the first paint, or at once where this visit has them already. A face is put to use when it has
 * arrived whole, so that each text changes once at most. The script's hash is in the content security policy
 * (astro.config.mjs), so it may not vary from page to page; the faces stand in a `<meta>`.
 */
export const THEME_KEY = 'cost-of-ownership:theme';
const FACES_KEY = 'cost-of-ownership:faces';

/** Family, style and address of a face, in `<meta name="late-faces">`. */
export type LateFace = readonly [family: string, style: 'normal' | 'italic', url: string];

export const early = `(d=>{
d.dataset.js='';
const faces=()=>{for(const [family,style,url] of JSON.parse(document.querySelector('meta[name=late-faces]').content))
new FontFace(family,'url('+url+')',{style,weight:'400 700'}).load().then(f=>document.fonts.add(f),()=>{})};
try{
const t=localStorage.getItem('${THEME_KEY}');
if(t==='light'||t==='dark')d.dataset.theme=t;
if(sessionStorage.getItem('${FACES_KEY}'))return faces();
sessionStorage.setItem('${FACES_KEY}','1')
}catch{}
new PerformanceObserver((_,o)=>{o.disconnect();faces()}).observe({type:'paint',buffered:true})
})(document.documentElement)`;
