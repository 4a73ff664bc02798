package dev.hubbub.lab;

import dev.hubbub.scenario.Executor;
import dev.hubbub.scenario.Workload;

/** A workload under way. On the control thread. */
interface WorkloadRun {

    /** What its executor asks for. */
    static WorkloadRun of(RunContext run, Workload workload, Cast cast) {
        return workload.executor() instanceof Executor.ArrivalRate rate
                ? new OpenWorkload(run, workload, rate, cast)
                : new ClosedWorkload(run, workload, cast);
    }

    /** The run begins; its own start may be later. */
    void begin();

    /** Nothing more begins. */
    void end();

    /** Whether it has ended. */
    boolean isOver();

    /** Virtual users at work. */
    int users();

    /** The name of the stage it is in; empty before its start and after its end. */
    String stage();

    /** The run is over. */
    void finish();
}
