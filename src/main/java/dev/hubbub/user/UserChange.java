package dev.hubbub.user;

import dev.hubbub.error.Faults;
import org.jspecify.annotations.Nullable;

/**
 * What is to become of a user; what is null stays as it is.
 *
 * @param version only if the user is still at this version; null for whichever
 */
public record UserChange(
        int id, @Nullable String name, @Nullable String email, @Nullable Integer age, @Nullable Long version) {

    /** @throws dev.hubbub.error.HubbubException INVALID_ARGUMENT with every fault */
    public UserChange {
        check(id, name, email, age, new Faults());
    }

    /** The same, with faults that were found before: what could not be read is null. */
    public static UserChange of(
            int id,
            @Nullable String name,
            @Nullable String email,
            @Nullable Integer age,
            @Nullable Long version,
            Faults faults) {
        check(id, name, email, age, faults);
        return new UserChange(id, name, email, age, version);
    }

    private static void check(
            int id, @Nullable String name, @Nullable String email, @Nullable Integer age, Faults faults) {
        boolean nothing = name == null && email == null && age == null && faults.isEmpty();
        UserRules.id(id, faults)
                .note("name", name == null ? null : UserRules.nameFlaw(name))
                .note("email", email == null ? null : UserRules.emailFlaw(email))
                .note("age", age == null ? null : UserRules.ageFlaw(age))
                .note("request", nothing ? "changes nothing; set name, email or age" : null)
                .throwIfAny();
    }
}
