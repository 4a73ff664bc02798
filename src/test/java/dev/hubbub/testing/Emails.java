package dev.hubbub.testing;

import java.util.UUID;

/** Emails that nobody has. */
public final class Emails {

    private Emails() {}

    public static String unused() {
        return UUID.randomUUID() + "@example.com";
    }
}
