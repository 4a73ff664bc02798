package dev.hubbub.user;

import dev.hubbub.error.Faults;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Which users are asked for, in the order of their ids.
 *
 * @param limit how many at most
 * @param skip how many before them, of those after {@code after}
 * @param after the id before; 0 for none
 * @param counted whether it matters how many there are in all
 */
public record PageRequest(int limit, long skip, int after, boolean counted) {

    private static final int DEFAULT_LIMIT = 20;
    private static final int MAX_LIMIT = 1_000;
    private static final String TOKEN_PREFIX = "after:";
    private static final String STRANGE_TOKEN = "is none that this directory gave; begin again without one";

    /**
     * A page by its number or by a token.
     *
     * @param page from 1; 0 for the first
     * @param limit 0 for as many as is usual
     * @param token of the page before; empty for none
     * @param faults what was found before
     * @throws dev.hubbub.error.HubbubException INVALID_ARGUMENT with every fault
     */
    public static PageRequest of(int page, int limit, String token, Faults faults) {
        Integer after = token.isEmpty() ? Integer.valueOf(0) : after(token);
        faults.note("page", page < 0 ? "is " + page + "; pages begin at 1" : null)
                .note("page", page > 0 && !token.isEmpty() ? "is not for use with a page_token; leave one out" : null)
                .note("limit", limit < 0 || limit > MAX_LIMIT ? "is " + limit + "; it must be 1 to " + MAX_LIMIT : null)
                .note("page_token", after == null ? STRANGE_TOKEN : null)
                .throwIfAny();
        int size = limit == 0 ? DEFAULT_LIMIT : limit;
        return new PageRequest(size, Math.max(0, page - 1L) * size, after == null ? 0 : after, token.isEmpty());
    }

    /** The token of the page that follows a user. */
    static String tokenAfter(int id) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((TOKEN_PREFIX + id).getBytes(StandardCharsets.US_ASCII));
    }

    private static @Nullable Integer after(String token) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.US_ASCII);
            int id = text.startsWith(TOKEN_PREFIX) ? Integer.parseInt(text.substring(TOKEN_PREFIX.length())) : 0;
            return id < 1 ? null : Integer.valueOf(id);
        } catch (IllegalArgumentException strange) {
            return null;
        }
    }
}
