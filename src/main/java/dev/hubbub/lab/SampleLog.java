package dev.hubbub.lab;

import dev.hubbub.report.Sample;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The samples of a run that goes on, one a second; the run's bound in time is this one's in size. Any thread. */
final class SampleLog {

    private final List<Sample> samples = new ArrayList<>();

    /** Takes the latest sample; null and one that is there already are left out. */
    synchronized void add(@Nullable Sample sample) {
        if (sample != null && (samples.isEmpty() || samples.get(samples.size() - 1) != sample)) {
            samples.add(sample);
        }
    }

    /** The last samples, at most so many, the oldest first. */
    synchronized List<Sample> last(int most) {
        return List.copyOf(samples.subList(Math.max(0, samples.size() - most), samples.size()));
    }
}
