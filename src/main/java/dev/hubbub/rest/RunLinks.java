package dev.hubbub.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Where there is more about a run.
 *
 * @param self the run; DELETE stops it, and once it has ended deletes it
 * @param events its progress, as server-sent events
 * @param scenario the text it was begun with
 * @param html its report as a page; this and what follows only when it has ended
 * @param json its report, every figure of it
 * @param csv its metrics
 * @param junit its thresholds as tests
 * @param series its figures second by second
 * @param histogram its latencies second by second, for HdrHistogram's tools
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RunLinks(
        String self,
        String events,
        String scenario,
        @Nullable String html,
        @Nullable String json,
        @Nullable String csv,
        @Nullable String junit,
        @Nullable String series,
        @Nullable String histogram) {

    static RunLinks active(String id) {
        String run = self(id);
        return new RunLinks(run, run + "/events", run + "/scenario", null, null, null, null, null, null);
    }

    static RunLinks ended(String id) {
        String run = self(id);
        return new RunLinks(
                run,
                run + "/events",
                run + "/scenario",
                run + "/report.html",
                run + "/report.json",
                run + "/report.csv",
                run + "/report.xml",
                run + "/series.csv",
                run + "/histogram.hlog");
    }

    static String self(String id) {
        return "/sim/runs/" + id;
    }
}
