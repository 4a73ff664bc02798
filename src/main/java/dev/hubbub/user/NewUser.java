package dev.hubbub.user;

import dev.hubbub.error.Faults;

/**
 * Somebody to be created.
 *
 * @param idempotencyKey the caller's mark for this creation; empty for none
 */
public record NewUser(String name, String email, int age, String idempotencyKey) {

    /** @throws dev.hubbub.error.HubbubException INVALID_ARGUMENT with every fault */
    public NewUser {
        check(name, email, age, idempotencyKey, new Faults());
    }

    /** The same, with faults that were found before. */
    public static NewUser of(String name, String email, int age, String idempotencyKey, Faults faults) {
        check(name, email, age, idempotencyKey, faults);
        return new NewUser(name, email, age, idempotencyKey);
    }

    private static void check(String name, String email, int age, String idempotencyKey, Faults faults) {
        faults.note("name", UserRules.nameFlaw(name))
                .note("email", UserRules.emailFlaw(email))
                .note("age", UserRules.ageFlaw(age))
                .note("idempotency_key", UserRules.keyFlaw(idempotencyKey))
                .throwIfAny();
    }
}
