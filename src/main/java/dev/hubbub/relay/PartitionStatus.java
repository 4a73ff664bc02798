package dev.hubbub.relay;

/**
 * One of the orders that the rooms are spread over.
 *
 * @param partition its number
 * @param position of the next message that this instance reads
 * @param lag messages in it that this instance has not read yet; -1 when that is not known
 * @param inFlight messages published here that wait for their place
 * @param uncertain messages published here of which it is not known whether they got one
 * @param available whether it takes messages
 */
public record PartitionStatus(int partition, long position, long lag, int inFlight, int uncertain, boolean available) {}
