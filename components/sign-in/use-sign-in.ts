'use client';

import { useMutation } from '@tanstack/react-query';

import { sendSignIn, type SignIn } from './send-sign-in';

/** Signing in, and what happens then. The secret is not kept in the mutation's state any longer than it runs. */
export function useSignIn(onDone: () => void) {
  return useMutation({
    mutationFn: (body: SignIn) => sendSignIn(body),
    gcTime: 0,
    onSuccess: onDone,
  });
}
