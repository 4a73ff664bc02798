package dev.hubbub.user;

import java.util.List;

/**
 * Some users, in the order of their ids.
 *
 * @param total how many there are in all; 0 when they were not counted
 * @param nextToken for the page that follows; empty when there is none
 */
public record UserPage(List<User> users, long total, String nextToken) {}
