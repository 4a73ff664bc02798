package dev.hubbub.stomp;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is asked of frames, and said in them, again and again. */
final class Frames {

    private static final String TEXT = "text/plain";

    private Frames() {}

    static StompException fault(String message) {
        return new StompException(Refusal.PROTOCOL, message);
    }

    static Frame.Builder receipt(String id) {
        return Frame.of(Command.RECEIPT).header(Header.RECEIPT_ID, id);
    }

    /**
     * An ERROR.
     *
     * @param about the frame that caused it; null when it was none
     * @param details what is to be told besides
     */
    static Frame.Builder error(StompException refusal, @Nullable Frame about, List<Header> details) {
        Frame.Builder error =
                Frame.of(Command.ERROR).header(Header.MESSAGE, refusal.reason().tag());
        if (refusal.reason() == Refusal.VERSION) {
            error.header(Header.VERSION, StompVersion.numbers());
        }
        if (about != null) {
            error.header(Header.RECEIPT_ID, about.header(Header.RECEIPT));
        }
        details.forEach(detail -> error.header(detail.name(), detail.value()));
        return error.header(Header.CONTENT_TYPE, TEXT).body(refusal.explanation());
    }
}
