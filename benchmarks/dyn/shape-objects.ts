/** The eight kinds as classes: JavaScript objects, each with a method of the same name. */
import type { Crowd } from './shapes.ts';

export interface Shape {
  area(): number;
}

// Each class has fields of its own: eight shapes of object, as the engine sees it, and no base class whose methods see them all.
class Rectangle implements Shape {
  readonly a: number;
  readonly b: number;
  constructor(a: number, b: number) {
    this.a = a;
    this.b = b;
  }
  area(): number {
    return Math.imul(this.a, this.b);
  }
}
class Triangle implements Shape {
  readonly a: number;
  readonly b: number;
  constructor(a: number, b: number) {
    this.a = a;
    this.b = b;
  }
  area(): number {
    return Math.imul(this.a, this.b) >>> 1;
  }
}
class Octagon implements Shape {
  readonly a: number;
  readonly b: number;
  constructor(a: number, b: number) {
    this.a = a;
    this.b = b;
  }
  area(): number {
    return (Math.imul(this.a, this.a) - Math.imul(2, Math.imul(this.b, this.b))) | 0;
  }
}
class Ring implements Shape {
  readonly a: number;
  readonly b: number;
  constructor(a: number, b: number) {
    this.a = a;
    this.b = b;
  }
  area(): number {
    return Math.imul(3, Math.imul(this.a, this.a) - Math.imul(this.b, this.b));
  }
}
class Ellipse implements Shape {
  readonly a: number;
  readonly b: number;
  constructor(a: number, b: number) {
    this.a = a;
    this.b = b;
  }
  area(): number {
    return Math.imul(3, Math.imul(this.a, this.b));
  }
}
class Frame implements Shape {
  readonly a: number;
  readonly b: number;
  constructor(a: number, b: number) {
    this.a = a;
    this.b = b;
  }
  area(): number {
    return (Math.imul(this.a, this.a) - Math.imul(this.b, this.b)) | 0;
  }
}
class Cross implements Shape {
  readonly a: number;
  readonly b: number;
  constructor(a: number, b: number) {
    this.a = a;
    this.b = b;
  }
  area(): number {
    return Math.imul(this.b, this.a + this.a - this.b);
  }
}
class Trapezoid implements Shape {
  readonly a: number;
  readonly b: number;
  constructor(a: number, b: number) {
    this.a = a;
    this.b = b;
  }
  area(): number {
    return Math.imul(this.a + this.b, this.b) >>> 1;
  }
}

const CLASSES = [Rectangle, Triangle, Octagon, Ring, Ellipse, Frame, Cross, Trapezoid];

/** An object for each shape of the crowd, made in the crowd's order. */
export const objectsOf = ({ kinds, a, b }: Crowd): readonly Shape[] =>
  Array.from(kinds, (kind, i) => new CLASSES[kind]!(a[i]!, b[i]!));
