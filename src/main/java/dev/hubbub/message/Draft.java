package dev.hubbub.message;

/**
 * What somebody wants said, before it has its place in the room's order. Made by {@link MessageRules}, which checks
 * all of it at once.
 *
 * @param room where
 * @param sender who
 * @param content the text, not empty
 * @param correlationId the sender's own mark, echoed; may be empty
 * @param bytes the text's length in UTF-8
 */
public record Draft(Room room, Member sender, String content, String correlationId, int bytes) {}
