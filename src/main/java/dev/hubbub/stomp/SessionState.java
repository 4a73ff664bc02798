package dev.hubbub.stomp;

import java.util.List;

/**
 * Where a server's session stands.
 *
 * <pre>
 *   AwaitingConnect --CONNECT--> Entering --let in--> Connected --DISCONNECT--> Leaving --last receipt--> Ended
 *          |                         |                    |                        |
 *          +------------------- fault, deadline, silence, shutdown ----------------+---------------------> Ended
 * </pre>
 */
sealed interface SessionState
        permits SessionState.AwaitingConnect,
                SessionState.Entering,
                Connected,
                SessionState.Leaving,
                SessionState.Ended {

    /** Takes a frame; where the session stands then. May throw, which ends it. */
    SessionState on(Frame frame);

    /** What is spoken, or would be. */
    StompVersion version();

    /** Nobody has said who they are. */
    record AwaitingConnect(Reception reception) implements SessionState {

        @Override
        public SessionState on(Frame frame) {
            if (frame.command() != Command.CONNECT && frame.command() != Command.STOMP) {
                throw Frames.fault(frame.command() + " comes before CONNECT; send CONNECT first");
            }
            return reception.receive(frame);
        }

        @Override
        public StompVersion version() {
            return StompVersion.V1_2; // none is agreed upon, and what is sent now reads the same in all
        }
    }

    /** It is not decided whether they may come in; what had come with their CONNECT waits. */
    record Entering(StompVersion version, List<Frame> held) implements SessionState {

        private static final int MOST_HELD = 64;

        @Override
        public SessionState on(Frame frame) {
            if (held.size() >= MOST_HELD) {
                throw Frames.fault("more than " + MOST_HELD + " frames came before CONNECTED; wait for it");
            }
            held.add(frame);
            return this;
        }
    }

    /** DISCONNECT was read; receipts of what came before it are still owed, and its own is the last. */
    record Leaving(StompVersion version, Frame disconnect) implements SessionState {

        @Override
        public SessionState on(Frame frame) {
            return this; // there must be none
        }
    }

    /** Nothing is read and nothing is sent. */
    record Ended(StompVersion version) implements SessionState {

        @Override
        public SessionState on(Frame frame) {
            return this;
        }
    }
}
