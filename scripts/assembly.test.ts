import assert from 'node:assert/strict';
import { test } from 'node:test';
import { instructions } from './assembly.ts';

/** As LLVM writes it, in small. */
const LISTING = `	.file	"program.b2e4-cgu.0"
	.section	.text.add,"ax",@progbits
	.globl	add
	.p2align	4
	.type	add,@function
add:
.Lfunc_begin0:
	.cfi_startproc
	mov	rax, qword ptr [rdi]
	lock		inc	qword ptr [rax]
	jle	.LBB3_2
	#APP
	#NO_APP
.LBB3_1:
	ret
.LBB3_2:
	lea	rdx, [rip + .Lanon.a2cae057ced1f129d86a8baebcbe758f.1]
	call	qword ptr [rip + memcpy@GOTPCREL]
	call	_RNvNtCsgEmfK2I1SDS_4core9panicking18panic_bounds_check
	call	*_RNvCsfLfy6EI15iL_7___rustc14___rust_dealloc@PLT
	jmp	_ZN5alloc4sync16Arc$LT$T$C$A$GT$9drop_slow17h2d385a56f2325211E # TAILCALL
	ud2
.Lfunc_end0:
	.size	add, .Lfunc_end0-add
	.cfi_endproc
	.globl	twin
	.set twin, add
	.globl	same
same = add
`;

test('labels that nobody jumps to, directives and comments are left out; names are as in Rust', () => {
  assert.deepEqual(instructions(LISTING, ['add']), {
    add: [
      'mov rax, qword ptr [rdi]',
      'lock inc qword ptr [rax]',
      'jle .L1',
      'ret',
      '.L1:',
      'lea rdx, [rip + .Lconstant1]',
      'call memcpy',
      'call core::panicking::panic_bounds_check',
      'call *__rustc::__rust_dealloc',
      'jmp alloc::sync::Arc<T,A>::drop_slow',
      'ud2',
    ],
  });
});

test('functions of the same instructions are one with two names', () => {
  const { add, twin, same } = instructions(LISTING, ['add', 'twin', 'same']);
  assert.deepEqual([twin, same], [add, add]);
});

test('a function that is not there is told by name', () => {
  assert.throws(() => instructions(LISTING, ['gone']), /no function gone/);
});
