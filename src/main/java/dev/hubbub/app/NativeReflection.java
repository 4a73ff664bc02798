package dev.hubbub.app;

import dev.hubbub.report.BroadcastReport;
import dev.hubbub.report.RunProgress;
import dev.hubbub.report.RunReport;
import dev.hubbub.report.SpawnReport;
import dev.hubbub.report.SwarmSummary;
import dev.hubbub.rest.LabResource;
import dev.hubbub.rest.Problem;
import dev.hubbub.rest.RunView;
import dev.hubbub.rest.RuntimeResource;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * What a native image has to keep for Jackson, with all that is in it: what is written or read as JSON, and does not show
 * in the signature of a REST method, where Quarkus finds it by itself. Libraries' classes, and arrays, are in {@code
 * META-INF/native-image}.
 */
@RegisterForReflection(
        targets = {
            BroadcastReport.class,
            LabResource.Begun.class,
            Problem.class,
            RunProgress.class,
            RunReport.class,
            RunView.Active.class,
            RunView.Ended.class,
            RuntimeResource.Beat.class,
            SpawnReport.class,
            SwarmSummary.class
        },
        classNames = {"dev.hubbub.relay.kafka.Attendance", "dev.hubbub.relay.kafka.Beat"},
        registerFullHierarchy = true)
final class NativeReflection {

    private NativeReflection() {}
}
