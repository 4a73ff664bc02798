package dev.hubbub.user;

import dev.hubbub.error.ErrorKind;
import dev.hubbub.error.HubbubException;
import dev.hubbub.message.Admission;
import dev.hubbub.message.Member;
import dev.hubbub.message.UserId;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;

/** Lets in those whom the directory has, under the names that it has for them: their ids are its numbers. */
public final class KnownUsers implements Admission {

    /** As the directory writes them, so that one user has one id. */
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,9}");

    private final UserDirectory directory;

    public KnownUsers(UserDirectory directory) {
        this.directory = directory;
    }

    @Override
    public CompletionStage<Member> admit(Member asking) {
        UserId id = asking.id();
        if (!NUMBER.matcher(id.value()).matches() || Long.parseLong(id.value()) > Integer.MAX_VALUE) {
            return CompletableFuture.failedStage(unknown(id));
        }
        return directory.get(Integer.parseInt(id.value())).handle((user, failure) -> {
            if (failure == null) {
                return new Member(id, user.name());
            }
            throw isUnknown(failure) ? unknown(id) : new CompletionException(reason(failure));
        });
    }

    private static HubbubException unknown(UserId id) {
        return new HubbubException(
                ErrorKind.PERMISSION_DENIED,
                "the user directory has no user \"" + id
                        + "\", and only those whom it has may come in (hubbub.users.required); an id is its number, such"
                        + " as 1");
    }

    private static boolean isUnknown(Throwable failure) {
        return reason(failure) instanceof HubbubException known && known.kind() == ErrorKind.NOT_FOUND;
    }

    private static Throwable reason(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
