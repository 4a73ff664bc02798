package dev.hubbub.terminal.chat;

import dev.hubbub.client.SessionDialler;
import dev.hubbub.client.Target;
import dev.hubbub.terminal.Dialogues;
import java.time.Clock;
import java.util.function.Function;

/**
 * What a chat uses of the outside.
 *
 * @param sessions how a target's rooms are joined
 * @param clock in whose zone times are shown
 * @param mark by which this process knows its own messages; no other process has the same
 */
public record ChatPorts(Function<Target, SessionDialler> sessions, Dialogues dialogues, Clock clock, String mark) {}
