package dev.hubbub.terminal.chat;

import dev.hubbub.client.ChatEvent;
import dev.hubbub.client.ChatEvent.Joined;
import dev.hubbub.client.ChatEvent.Present;
import dev.hubbub.client.ChatEvent.Said;
import dev.hubbub.client.ChatEvent.Skipped;

/** Tells the view what happens, as it happens. One thread, that of the conversation. */
final class Narration {

    private final ChatView view;
    private final Outgoing outgoing;
    private boolean lost;

    Narration(ChatView view, Outgoing outgoing) {
        this.view = view;
        this.outgoing = outgoing;
    }

    /** @param again whether it was in that room before */
    void arrived(Joined welcome, boolean again) {
        if (lost && again) {
            view.back(welcome);
        } else {
            view.joined(welcome);
        }
        lost = false;
        if (!welcome.recovered()) {
            showUnheard();
        }
    }

    /** Once for as many attempts as it takes. */
    void lost(String why) {
        if (!lost) {
            view.lost(why);
        }
        lost = true;
    }

    /** Anything but an arrival or the end. */
    void happened(ChatEvent event) {
        if (event instanceof Said said) {
            view.said(said, outgoing.isOwn(said.correlationId()));
            outgoing.done(said.correlationId());
        } else if (event instanceof Present present) {
            view.present(present.roster());
        } else {
            view.happened(event);
        }
        if (event instanceof Skipped) {
            showUnheard();
        }
    }

    private void showUnheard() {
        outgoing.unheard().forEach(said -> view.said(said, true));
    }
}
