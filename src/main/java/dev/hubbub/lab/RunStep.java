package dev.hubbub.lab;

import java.util.Locale;

/** What a virtual user does that can succeed or fail. */
public enum RunStep {
    /** To be subscribed, for the first time or again. */
    CONNECT,
    /** To stay subscribed; only failures of it are counted. */
    STAY,
    /** To have a message taken. */
    PUBLISH,
    /** To hear one's own message; of exec chat. */
    RETURN;

    /** As labels and logs have it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
