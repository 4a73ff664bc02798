package dev.hubbub.hub;

/** The room was forgotten between being found and being used: find it again. */
final class RetiredException extends Exception {

    private static final long serialVersionUID = 1L;

    RetiredException() {
        super(null, null, false, false);
    }
}
