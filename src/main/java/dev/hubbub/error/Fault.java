package dev.hubbub.error;

/**
 * One thing wrong with a request.
 *
 * @param field the field or parameter, as the caller spells it
 * @param detail what is wrong and what would be right
 */
public record Fault(String field, String detail) {

    @Override
    public String toString() {
        return field + ": " + detail;
    }
}
