package dev.hubbub.hub;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a room is to its users when there is only one thread: the measure of {@link RoomInterleavingTest}. */
public final class OneAfterTheOther {

    private long offset;
    private @Nullable Ears ann;
    private @Nullable Ears bob;

    public long say() {
        offset++;
        hear(ann);
        hear(bob);
        return offset;
    }

    public void sweep() {
        if (ann == null && bob == null) {
            offset = 0;
        }
    }

    public int members() {
        return (ann == null ? 0 : 1) + (bob == null ? 0 : 1);
    }

    public long annComes() {
        ann = ann == null ? new Ears(offset, new ArrayList<>()) : ann;
        return ann.welcome;
    }

    public List<Long> annGoes() {
        Ears over = ann;
        ann = null;
        return over == null ? List.of() : over.heard;
    }

    public long bobComes() {
        bob = bob == null ? new Ears(offset, new ArrayList<>()) : bob;
        return bob.welcome;
    }

    public List<Long> bobGoes() {
        Ears over = bob;
        bob = null;
        return over == null ? List.of() : over.heard;
    }

    private void hear(@Nullable Ears ears) {
        if (ears != null) {
            ears.heard.add(offset);
        }
    }

    private record Ears(long welcome, List<Long> heard) {}
}
