/**
 * Users in a relational database: H2 in a file of this process's own, or a MySQL or MariaDB server that instances share.
 * Both drivers are in the artifact, and the pool is built by hand from whichever the configuration names at run time:
 * Quarkus's datasources have their kind fixed when the artifact is built.
 *
 * <p>Threads: everything blocks, and is for worker threads.
 *
 * <p>Guarantee: no statement changes a user for a token that is smaller than one that the user has seen; the database
 * compares them in the statement itself.
 */
@NullMarked
package dev.hubbub.user.jdbc;

import org.jspecify.annotations.NullMarked;
