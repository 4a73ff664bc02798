package dev.hubbub.message;

import java.util.Map;

/**
 * What somebody wants said, before it has its place in the room's order. Made by {@link MessageRules}, which checks
 * all of it at once.
 *
 * @param room where
 * @param sender who
 * @param content the text, not empty
 * @param correlationId the sender's own mark, echoed; may be empty
 * @param headers the sender's own words about it, in their order, for protocols that carry such; not to be changed
 * @param bytes the length of the text and the headers in UTF-8
 */
public record Draft(
        Room room, Member sender, String content, String correlationId, Map<String, String> headers, int bytes) {}
