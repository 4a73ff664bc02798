package dev.hubbub.user.jdbc;

import dev.hubbub.error.ErrorKind;
import dev.hubbub.error.HubbubException;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransactionRollbackException;
import java.sql.SQLTransientConnectionException;

/** What the database's failures mean. */
final class Failures {

    private static final String CONNECTION_STATES = "08";

    private Failures() {}

    /** A value that has to be unique is there already. */
    static boolean isDuplicate(SQLException failure) {
        return failure instanceof SQLIntegrityConstraintViolationException;
    }

    /** The connection is gone, and with it what is known of the statement. */
    static boolean isDisconnect(SQLException failure) {
        String state = failure.getSQLState();
        return failure instanceof SQLRecoverableException
                || failure instanceof SQLNonTransientConnectionException
                || failure instanceof SQLTransientConnectionException
                || (state != null && state.startsWith(CONNECTION_STATES));
    }

    /** Two statements were in each other's way, and the database has undone this one. */
    static boolean isConflict(SQLException failure) {
        return failure instanceof SQLTransactionRollbackException || failure instanceof SQLTimeoutException;
    }

    static HubbubException away() {
        return new HubbubException(
                ErrorKind.UNAVAILABLE, "the user directory's database cannot be reached; try again in a moment");
    }

    static HubbubException uncertain() {
        return new HubbubException(
                ErrorKind.UNCERTAIN,
                "the user directory's database went away in the middle of the change; look whether it was made");
    }

    static HubbubException conflict() {
        return new HubbubException(ErrorKind.ABORTED, "the database was busy with the same user; try again");
    }
}
