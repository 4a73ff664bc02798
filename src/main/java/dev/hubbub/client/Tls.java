package dev.hubbub.client;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How a target proves who it is.
 *
 * @param trust certificates to trust, a PEM file; null for those that the JVM trusts
 * @param verify false to take any certificate, for tests
 */
public record Tls(@Nullable Path trust, boolean verify) {}
