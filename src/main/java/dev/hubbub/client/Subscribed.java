package dev.hubbub.client;

/**
 * The server has the subscription.
 *
 * @param recovered it resumes, and everything missed follows; false when only what is new does
 */
public record Subscribed(boolean recovered) {}
